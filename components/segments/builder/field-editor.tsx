"use client";
// How is a field asked: the operator that fits its type, a value, and the finer points (attitude, strength, freshness).
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { opsOf } from "@/lib/domain/segmentation/operators";
import type { RuleField } from "@/lib/domain/segmentation/rule-fields";
import { useBuilder } from "./builder-context";
import { FieldDetails } from "./field-details";
import { type LeafEditorProps, put } from "./leaf-editor";
import { firstValue } from "./new-leaf";
import { AmountInput, DayInput, OpSelect, ValuesInput } from "./value-editors";
import { WindowEditor } from "./window-editor";

const takesList = ["in", "not_in", "has_any", "has_all", "has_none"];

/** Values of one operator do not fit another kind of operator: then the value starts anew. */
function kindOfOp(op: unknown): string {
  const text = String(op);
  if (takesList.includes(text)) return "list";
  return ["between", "within", "anniversary", "is_set", "is_empty"].includes(text) ? text : "one";
}

function FieldValue({ field, leaf, onChange }: LeafEditorProps & { field: RuleField }) {
  const t = useTranslations("segments.builder");
  const { words } = useBuilder();
  const id = useId();
  const { op, value } = leaf;
  const set = (next: unknown) => onChange(put(leaf, { value: next }), "value");
  if (op === "is_set" || op === "is_empty") return null;
  switch (field.type) {
    case "text":
      return (
        <Input
          id={id}
          aria-label={t("value")}
          placeholder={t("textPlaceholder")}
          maxLength={200}
          value={typeof value === "string" ? value : ""}
          onValueChange={(text) => set(text === "" ? undefined : text)}
        />
      );
    case "number":
    case "money":
      return (
        <AmountInput op={op} value={value} money={field.type === "money"} digits={field.whole ? 0 : 3} onChange={set} />
      );
    case "date":
      if (op === "within")
        return <WindowEditor kinds={["last", "next", "this", "between"]} value={value} onChange={set} />;
      if (op === "anniversary") return <WindowEditor kinds={["next", "last", "this"]} value={value} onChange={set} />;
      return <DayInput op={op} value={value} onChange={set} />;
    case "flag":
      return (
        <Select
          aria-label={t("value")}
          options={[
            { value: "yes", label: t("yes") },
            { value: "no", label: t("no") },
          ]}
          value={value === true ? "yes" : value === false ? "no" : null}
          onValueChange={(next) => set(next === "yes")}
        />
      );
    default:
      return (
        <ValuesInput
          about={field.key}
          kind={field.reference ?? field.key}
          label={words.field(field.key)}
          value={value}
          open={field.open && !field.uuid && !field.reference}
          placeholder={t("valuesPlaceholder")}
          onChange={set}
        />
      );
  }
}

export function FieldEditor({ leaf, onChange }: LeafEditorProps) {
  const { fields } = useBuilder();
  const field = fields.get(String(leaf.field));
  if (!field) return null;
  const labels = field.type === "money" ? "number" : field.type;
  function choose(op: string) {
    if (!field) return;
    const kept = kindOfOp(op) === kindOfOp(leaf.op) ? leaf.value : firstValue(field, op);
    const unverifiable = op === "is_empty" || op === "has_none";
    onChange(put(leaf, { op, value: kept, ...(unverifiable ? { verified_within: undefined } : {}) }));
  }
  return (
    <>
      <OpSelect ops={opsOf(field.type)} labels={labels} value={leaf.op} onChange={choose} />
      <FieldValue field={field} leaf={leaf} onChange={onChange} />
      <FieldDetails field={field} leaf={leaf} onChange={onChange} />
    </>
  );
}
