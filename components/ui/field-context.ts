"use client";
// Must this field be filled in, under which name is it sent, and what did the last submit say about it?
import { createContext, useContext } from "react";

export const FieldContext = createContext<{ required: boolean; name: string | undefined; wrong: boolean }>({
  required: false,
  name: undefined,
  wrong: false,
});
export const FormErrorsContext = createContext<Record<string, string>>({});

/** `required` from the control itself, else from the Field around it. */
export function useRequired(own: boolean | undefined): boolean {
  const field = useContext(FieldContext);
  return own ?? field.required;
}

const marked = { "aria-invalid": true } as const;
const unmarked = {};

/** Marks a control whose Field was given an error from outside. That error never blocks the next submit. */
export function useWrong(): { "aria-invalid"?: true } {
  return useContext(FieldContext).wrong ? marked : unmarked;
}

/** `name` from the control itself, else from the Field around it. */
export function useFieldName(own: string | undefined): string | undefined {
  const field = useContext(FieldContext);
  return own ?? field.name;
}
