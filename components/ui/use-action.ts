"use client";
// Runs an action given as a prop: pending while it works, field errors and toasts when it answers.
import { unstable_rethrow } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useRef, useState, useTransition } from "react";
import type { ActionError, ActionResult } from "@/lib/domain/basics/result";
import { toast } from "./toast";

export type Action<Input, Data> = (input: Input) => Promise<ActionResult<Data>>;

export type UseActionOptions<Input, Data> = {
  onSuccess?: (data: Data, input: Input) => void;
  onError?: (error: ActionError, input: Input) => void;
  /** A toast on success. */
  success?: string | ((data: Data, input: Input) => string);
  /** Adds "Undo" to that toast. */
  undo?: (data: Data, input: Input) => void;
  /** The form shows `error` itself (FormErrors): no toast for errors. */
  inlineErrors?: boolean;
};

export type UseAction<Input, Data> = {
  run: (input: Input) => Promise<ActionResult<Data>>;
  pending: boolean;
  error: ActionError | null;
  /** Messages by field name, ready for <Form errors>. */
  fields: Record<string, string>;
  reset: () => void;
};

const noFields: Record<string, string> = {};

export function useAction<Input, Data>(
  action: Action<Input, Data>,
  options: UseActionOptions<Input, Data> = {},
): UseAction<Input, Data> {
  const t = useTranslations("common");
  const sayError = useTranslations("errors");
  const [pending, startTransition] = useTransition();
  const [error, setError] = useState<ActionError | null>(null);
  const latest = useRef({ action, options, t, sayError });
  latest.current = { action, options, t, sayError };

  const run = useCallback(
    (input: Input) =>
      new Promise<ActionResult<Data>>((resolve) => {
        startTransition(async () => {
          const { action, options, t, sayError } = latest.current;
          let result: ActionResult<Data>;
          try {
            result = await action(input);
          } catch (thrown) {
            // A redirect travels as an exception and belongs to the router.
            unstable_rethrow(thrown);
            const code = navigator.onLine ? "UNREACHABLE" : "OFFLINE";
            result = { ok: false, error: { code, message: sayError(code) } };
          }
          startTransition(() => {
            setError(result.ok ? null : result.error);
          });
          if (result.ok) {
            const { success, undo, onSuccess } = options;
            const { data } = result;
            if (success !== undefined) {
              toast({
                title: typeof success === "string" ? success : success(data, input),
                tone: "good",
                ...(undo && { action: { label: t("action.undo"), run: () => undo(data, input) } }),
              });
            }
            onSuccess?.(data, input);
          } else {
            const { message, fields, ref } = result.error;
            const explainedBesideFields = Object.keys(fields ?? {}).length > 0;
            if (!options.inlineErrors && !explainedBesideFields) {
              toast({
                title: message,
                tone: "bad",
                ...(ref !== undefined && { description: t("problem.reference", { ref }) }),
              });
            }
            options.onError?.(result.error, input);
          }
          resolve(result);
        });
      }),
    [],
  );
  const reset = useCallback(() => setError(null), []);
  return { run, pending, error, fields: error?.fields ?? noFields, reset };
}
