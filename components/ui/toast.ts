"use client";
// Says what has just happened, from anywhere; what was done can carry its own Undo.
import { Toast } from "@base-ui/react/toast";

export type ToastTone = "neutral" | "good" | "bad";
export type ToastOptions = {
  title: string;
  description?: string;
  tone?: ToastTone;
  /** For example { label: t("action.undo"), run: () => restore(id) }. */
  action?: { label: string; run: () => void };
  /** Milliseconds; errors and toasts with an action stay longer. */
  timeout?: number;
};

export const toastManager = Toast.createToastManager();

export function toast({ title, description, tone = "neutral", action, timeout }: ToastOptions): string {
  const id = toastManager.add({
    title,
    description,
    type: tone,
    priority: tone === "bad" ? "high" : "low",
    timeout: timeout ?? (tone === "bad" || action ? 10_000 : 5_000),
    ...(action && {
      actionProps: {
        children: action.label,
        onClick: () => {
          toastManager.close(id);
          action.run();
        },
      },
    }),
  });
  return id;
}
