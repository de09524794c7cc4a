"use client";
// The finer points of a condition on a field, folded away until somebody wants them: attitude, strength, product, state,
// answer, and whether only facts that were checked lately count.
import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { MultiCombobox } from "@/components/ui/multi-combobox";
import { Select } from "@/components/ui/select";
import { contactStatuses, polarities } from "@/lib/domain/customers/kinds";
import { comparisonOps, type WhereKey } from "@/lib/domain/segmentation/rule";
import type { RuleField } from "@/lib/domain/segmentation/rule-fields";
import { useBuilder } from "./builder-context";
import { type LeafEditorProps, put } from "./leaf-editor";
import { AmountInput, ValuesInput } from "./value-editors";
import { WindowEditor } from "./window-editor";

type Held = Readonly<Record<string, unknown>>;

export function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 gap-1 sm:grid-cols-[7rem_1fr] sm:items-center">
      <span className="text-sm text-ink-soft">{label}</span>
      <div className="min-w-0">{children}</div>
    </div>
  );
}

/** A comparison that may be absent: the first choice is "any". */
export function OptionalComparison({
  value,
  money,
  digits,
  onChange,
}: {
  value: unknown;
  money?: boolean;
  digits?: number;
  onChange: (comparison: Held | undefined) => void;
}) {
  const t = useTranslations("segments.builder");
  const { words } = useBuilder();
  const held = typeof value === "object" && value !== null ? (value as Held) : undefined;
  const options = [
    { value: "any", label: t("anyAmount") },
    ...comparisonOps.map((op) => ({ value: op as string, label: words.text(`op.number_${op}`) })),
  ];
  return (
    <div className="flex flex-wrap gap-2">
      <Select
        aria-label={t("op")}
        className="min-w-32 flex-1"
        options={options}
        value={held ? String(held.op) : "any"}
        onValueChange={(op) =>
          onChange(
            op === "any"
              ? undefined
              : { op, ...(op === "between" || held?.op === "between" ? {} : { value: held?.value }) },
          )
        }
      />
      {held && (
        <div className="min-w-32 flex-1">
          <AmountInput
            op={held.op}
            value={held.value}
            money={money ?? false}
            digits={digits ?? 0}
            onChange={(next) => onChange(next === undefined ? { op: held.op } : { op: held.op, value: next })}
          />
        </div>
      )}
    </div>
  );
}

function WhereInput({ name, where, onChange }: { name: WhereKey; where: Held; onChange: (value: unknown) => void }) {
  const t = useTranslations("segments.builder");
  const { words } = useBuilder();
  const label = words.text(`whereName.${name}`);
  const held = where[name];
  const choices = (kind: string, values: readonly string[]) =>
    values.map((id) => ({ id, label: words.value(kind, id) }));
  switch (name) {
    case "strength":
      return <OptionalComparison value={held} onChange={onChange} />;
    case "product":
      return <ValuesInput about="catalogue.product" kind="product" label={label} value={held} onChange={onChange} />;
    case "responded":
      return (
        <Select
          aria-label={label}
          options={[
            { value: "any", label: t("anyAnswer") },
            { value: "yes", label: words.text("sentence.responded") },
            { value: "no", label: words.text("sentence.notResponded") },
          ]}
          value={held === true ? "yes" : held === false ? "no" : "any"}
          onValueChange={(next) => onChange(next === "any" ? undefined : next === "yes")}
        />
      );
    default: {
      const options = name === "polarity" ? choices("polarity", polarities) : choices("status", contactStatuses);
      const chosen = [held].flat();
      return (
        <MultiCombobox
          aria-label={label}
          options={options}
          value={options.filter(({ id }) => chosen.includes(id))}
          onValueChange={(next) => onChange(next.length === 0 ? undefined : next.map(({ id }) => id))}
        />
      );
    }
  }
}

export function FieldDetails({ field, leaf, onChange }: LeafEditorProps & { field: RuleField }) {
  const t = useTranslations("segments.builder");
  const { words } = useBuilder();
  const verifiable = field.checkedBy !== undefined && leaf.op !== "is_empty" && leaf.op !== "has_none";
  const where = (typeof leaf.where === "object" && leaf.where !== null ? leaf.where : {}) as Held;
  const [open, setOpen] = useState(Object.keys(where).length > 0 || leaf.verified_within !== undefined);
  if (!verifiable && !field.where) return null;
  if (!open) {
    return (
      <Button
        variant="quiet"
        size="sm"
        className="justify-self-start"
        icon={<SlidersHorizontal aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t("details")}
      </Button>
    );
  }
  return (
    <div className="col-span-full grid gap-2 rounded-md bg-sunken p-3">
      {field.where?.map((name) => (
        <Labelled key={name} label={words.text(`whereName.${name}`)}>
          <WhereInput
            name={name}
            where={where}
            onChange={(value) => {
              const next = put(where, { [name]: value });
              onChange(put(leaf, { where: Object.keys(next).length === 0 ? undefined : next }), `where.${name}`);
            }}
          />
        </Labelled>
      ))}
      {verifiable && (
        <Labelled label={t("verified")}>
          <WindowEditor
            kinds={["ever", "last"]}
            value={leaf.verified_within}
            onChange={(window) => onChange(put(leaf, { verified_within: window }), "verified")}
          />
        </Labelled>
      )}
    </div>
  );
}
