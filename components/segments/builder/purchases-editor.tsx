"use client";
import { ListFilter } from "lucide-react";
// What was bought, when, and how much? The measure and its comparison first; what it is narrowed to below.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { comparisonOps, purchaseMeasures } from "@/lib/domain/segmentation/rule";
import { useBuilder } from "./builder-context";
import { Labelled, OptionalComparison } from "./field-details";
import { type LeafEditorProps, put } from "./leaf-editor";
import { AmountInput, OpSelect, ValuesInput } from "./value-editors";
import { WindowEditor } from "./window-editor";

type Held = Readonly<Record<string, unknown>>;
const isHeld = (value: unknown): value is Held => typeof value === "object" && value !== null;

const narrowed = [
  ["category", "category"],
  ["product", "product"],
  ["channel", "purchaseChannel"],
  ["store", "store"],
  ["partner", "partner"],
] as const;
const moneyMeasures = ["spend", "average_order"];

export function PurchasesEditor({ leaf, onChange }: LeafEditorProps) {
  const t = useTranslations("segments.builder");
  const { words } = useBuilder();
  const held = isHeld(leaf.purchases) ? leaf.purchases : {};
  const where = isHeld(held.where) ? held.where : {};
  const [more, setMore] = useState(Object.keys(where).length > 0);
  const set = (changes: Held, burst?: string) => onChange({ purchases: put(held, changes) }, burst);
  const narrow = (key: string, value: unknown) => {
    const next = put(where, { [key]: value });
    set({ where: Object.keys(next).length === 0 ? undefined : next }, `where.${key}`);
  };
  const measure = purchaseMeasures.find((one) => one === held.measure);
  const money = moneyMeasures.includes(String(measure));
  return (
    <>
      <Select
        aria-label={t("measure")}
        options={purchaseMeasures.map((one) => ({ value: one, label: words.text(`measure.${one}`) }))}
        value={measure ?? null}
        onValueChange={(next) =>
          // An amount of money means nothing as a number of orders, and the other way round.
          set({ measure: next, ...(moneyMeasures.includes(next) === money ? {} : { value: undefined }) })
        }
      />
      <div className="grid grid-cols-2 gap-2">
        <OpSelect
          ops={comparisonOps}
          labels="number"
          value={held.op}
          onChange={(op) =>
            set({ op, ...((op === "between") === (held.op === "between") ? {} : { value: undefined }) })
          }
        />
        <AmountInput
          op={held.op}
          value={held.value}
          money={money}
          digits={measure === "quantity" ? 3 : 0}
          onChange={(value) => set({ value }, "value")}
        />
      </div>
      <WindowEditor
        kinds={["ever", "last", "this", "between"]}
        value={held.within}
        onChange={(within) => set({ within }, "within")}
      />
      {!more && (
        <Button
          variant="quiet"
          size="sm"
          className="justify-self-start"
          icon={<ListFilter aria-hidden="true" />}
          onClick={() => setMore(true)}
        >
          {t("narrow")}
        </Button>
      )}
      {more && (
        <div className="col-span-full grid gap-2 rounded-md bg-sunken p-3">
          {narrowed.map(([key, kind]) => (
            <Labelled key={key} label={t(`where.${key}`)}>
              <ValuesInput
                about={`catalogue.${kind}`}
                kind={kind}
                label={t(`where.${key}`)}
                value={where[key]}
                onChange={(values) => narrow(key, values)}
              />
            </Labelled>
          ))}
          <Labelled label={t("where.amount")}>
            <OptionalComparison money value={where.amount} onChange={(next) => narrow("amount", next)} />
          </Labelled>
          <Labelled label={t("where.quantity")}>
            <OptionalComparison digits={3} value={where.quantity} onChange={(next) => narrow("quantity", next)} />
          </Labelled>
        </div>
      )}
    </>
  );
}
