"use client";
// One line of text.
import { Input as Base } from "@base-ui/react/input";
import type { ComponentProps, ReactNode } from "react";
import { useRequired, useWrong } from "./field-context";
import { controlStyles, innerInput } from "./field-styles";

export type InputProps = Omit<ComponentProps<typeof Base>, "className"> & {
  className?: string;
  /** Icon or unit inside the frame, before or after the text. */
  start?: ReactNode;
  end?: ReactNode;
};

export function Input({ className, start, end, required, ...rest }: InputProps) {
  const needed = useRequired(required);
  const wrong = useWrong();
  if (start === undefined && end === undefined) {
    return <Base {...wrong} {...rest} required={needed} className={controlStyles({ className })} />;
  }
  return (
    <div
      className={controlStyles({
        kind: "group",
        focus: "within",
        className: ["has-data-invalid:border-bad", className],
      })}
    >
      {start !== undefined && <span className="flex shrink-0 pl-2.5 text-ink-faint [&_svg]:size-4">{start}</span>}
      <Base {...wrong} {...rest} required={needed} className={innerInput} />
      {end !== undefined && <span className="flex shrink-0 pr-2.5 text-ink-faint [&_svg]:size-4">{end}</span>}
    </div>
  );
}
