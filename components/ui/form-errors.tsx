"use client";
// What stopped the whole form? Shown above the buttons and read out at once.
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ActionError } from "@/lib/domain/basics/result";

export function FormErrors({ error }: { error: ActionError | null | undefined }) {
  const t = useTranslations("common");
  const count = Object.keys(error?.fields ?? {}).length;
  return (
    <div role="alert" className="empty:hidden">
      {error && (
        <div className="flex gap-2 rounded-md bg-bad-soft px-3 py-2 text-base text-bad">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <div>
            <p className="font-medium">{error.message}</p>
            {count > 0 && <p>{t("form.problems", { count })}</p>}
            {error.ref !== undefined && <p className="text-sm">{t("problem.reference", { ref: error.ref })}</p>}
          </div>
        </div>
      )}
    </div>
  );
}
