"use client";
// The checkboxes of a table: one per row, one for all that are in sight. Shift extends from the last one.
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Checkbox } from "./checkbox";
import type { TableSelection } from "./table-types";

export function SelectRow({ selection, rowKey, name }: { selection: TableSelection; rowKey: string; name: string }) {
  const t = useTranslations("common.table");
  const shift = useRef(false);
  return (
    <span
      className="relative z-1 inline-flex"
      onPointerDownCapture={(event) => {
        shift.current = event.shiftKey;
      }}
      onKeyDownCapture={(event) => {
        shift.current = event.shiftKey;
      }}
    >
      <Checkbox
        aria-label={t("selectRow", { name })}
        checked={selection.selected.has(rowKey)}
        onCheckedChange={() => selection.toggle(rowKey, shift.current)}
      />
    </span>
  );
}

export function SelectAll({ selection, rowKeys }: { selection: TableSelection; rowKeys: readonly string[] }) {
  const t = useTranslations("common.table");
  const count = rowKeys.filter((key) => selection.selected.has(key)).length;
  return (
    <Checkbox
      aria-label={t("selectAll")}
      checked={rowKeys.length > 0 && count === rowKeys.length}
      indeterminate={count > 0 && count < rowKeys.length}
      onCheckedChange={selection.toggleAll}
    />
  );
}
