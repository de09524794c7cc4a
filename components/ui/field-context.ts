"use client";
// Must this field be filled in, under which name is it sent, and what did the last submit say about it?
import { createContext, useContext } from "react";

export const FieldContext = createContext<{ required: boolean; name: string | undefined }>({
  required: false,
  name: undefined,
});
export const FormErrorsContext = createContext<Record<string, string>>({});

/** `required` from the control itself, else from the Field around it. */
export function useRequired(own: boolean | undefined): boolean {
  const field = useContext(FieldContext);
  return own ?? field.required;
}

/** `name` from the control itself, else from the Field around it. */
export function useFieldName(own: string | undefined): string | undefined {
  const field = useContext(FieldContext);
  return own ?? field.name;
}
