"use client";
// The list under a combobox: what fits, what is being looked for, and what to do when nothing fits.
import { Combobox as Base } from "@base-ui/react/combobox";
import { Check, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "tailwind-variants";
import { optionStyles, popupStyles } from "./field-styles";
import { Spinner } from "./spinner";
import type { Option, OptionStatus } from "./use-options";

/** The id of the extra line that offers to create what was typed. */
export const createOptionId = "__create__";

export function OptionPopup({ query, status, count }: { query: string; status: OptionStatus; count: number }) {
  const t = useTranslations("common.field");
  const said =
    status === "searching"
      ? t("searching")
      : status === "failed"
        ? t("searchFailed")
        : count > 0
          ? null
          : query.trim() === ""
            ? t(status === "idle" ? "typeToSearch" : "nothingToChoose")
            : t("noMatch", { query: query.trim() });
  return (
    <Base.Portal>
      <Base.Positioner className="z-50" sideOffset={4} align="start">
        <Base.Popup
          className={cn(
            popupStyles,
            "max-h-[min(20rem,var(--available-height))] w-(--anchor-width) min-w-48 overflow-y-auto p-1",
          )}
          aria-busy={status === "searching"}
        >
          <Base.Status className="flex items-center gap-2 px-2 py-1.5 text-sm text-ink-faint empty:hidden">
            {status === "searching" && <Spinner />}
            {said}
          </Base.Status>
          <Base.List>
            {(option: Option) => (
              <Base.Item key={option.id} value={option} disabled={option.disabled ?? false} className={optionStyles}>
                {option.id === createOptionId && <Plus aria-hidden="true" className="size-4 text-accent-text" />}
                <span className="min-w-0 flex-1">
                  <span className="block truncate">{option.label}</span>
                  {option.hint !== undefined && (
                    <span className="block truncate text-sm text-ink-faint">{option.hint}</span>
                  )}
                </span>
                <Base.ItemIndicator className="shrink-0 text-accent-text">
                  <Check aria-hidden="true" className="size-4" />
                </Base.ItemIndicator>
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
