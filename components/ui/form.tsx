"use client";
// A form that sends its values to an action and puts the answer's errors beside the fields they belong to.
import { Form as Base } from "@base-ui/react/form";
import { type ComponentProps, type ReactNode, useRef } from "react";
import { cn } from "tailwind-variants";
import { FormErrorsContext } from "./field-context";
import { readFormValues } from "./form-value";

export type FormProps<Values extends Record<string, unknown>> = Omit<
  ComponentProps<"form">,
  "onSubmit" | "action" | "children"
> & {
  /** Called with the fields' values once the browser's own checks pass. */
  onSubmit: (values: Values) => void;
  /** Usually `useAction(...).fields`. */
  errors?: Record<string, string> | undefined;
  children: ReactNode;
};

const none: Record<string, string> = {};

export function Form<Values extends Record<string, unknown> = Record<string, unknown>>({
  onSubmit,
  errors,
  className,
  children,
  ...rest
}: FormProps<Values>) {
  const form = useRef<HTMLFormElement>(null);
  return (
    <FormErrorsContext.Provider value={errors ?? none}>
      <Base<Values>
        // Before the page is awake a browser sends the form itself: never with its values in the address.
        method="post"
        {...rest}
        noValidate
        errors={errors ?? none}
        ref={form}
        onFormSubmit={(values) => onSubmit({ ...values, ...(form.current ? readFormValues(form.current) : {}) })}
        className={cn("flex flex-col gap-4", className)}
      >
        {children}
      </Base>
    </FormErrorsContext.Provider>
  );
}
