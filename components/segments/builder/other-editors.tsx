"use client";
// Conditions that are no field: a score, a permission, contacts made, membership of another segment.
import { useTranslations } from "next-intl";
import { Combobox } from "@/components/ui/combobox";
import { MultiCombobox } from "@/components/ui/multi-combobox";
import { Select } from "@/components/ui/select";
import { contactChannels, interactionOutcomes, purposeCodes } from "@/lib/domain/customers/kinds";
import { opsOf } from "@/lib/domain/segmentation/operators";
import { comparisonOps, contactWays, permissionStates } from "@/lib/domain/segmentation/rule";
import { findScore } from "@/lib/domain/segmentation/scores";
import { useBuilder } from "./builder-context";
import { type LeafEditorProps, put } from "./leaf-editor";
import { useSuggestions } from "./use-suggestions";
import { AmountInput, OpSelect, ValuesInput } from "./value-editors";
import { WindowEditor } from "./window-editor";

type Held = Readonly<Record<string, unknown>>;
const heldIn = (value: unknown): Held => (typeof value === "object" && value !== null ? (value as Held) : {});

export function ScoreEditor({ leaf, onChange }: LeafEditorProps) {
  const { words } = useBuilder();
  const kind = findScore(String(leaf.score));
  if (!kind) return null;
  const list = leaf.op === "in" || leaf.op === "not_in";
  const set = (value: unknown) => onChange(put(leaf, { value }), "value");
  return (
    <>
      <OpSelect
        ops={opsOf(kind.type)}
        labels={kind.type}
        value={leaf.op}
        onChange={(op) => {
          const same = (op === "between") === (leaf.op === "between") && op !== "is_set" && op !== "is_empty";
          onChange(put(leaf, { op, value: same ? leaf.value : undefined }));
        }}
      />
      {kind.type === "number" ? (
        <AmountInput op={leaf.op} value={leaf.value} digits={4} onChange={set} />
      ) : (
        list && (
          <ValuesInput
            about={`score.${kind.key}`}
            kind={kind.key}
            label={words.text(`score.${kind.key}`)}
            value={leaf.value}
            open
            onChange={set}
          />
        )
      )}
    </>
  );
}

function Several({
  label,
  kind,
  values,
  held,
  onChange,
}: {
  label: string;
  kind: string;
  values: readonly string[];
  held: unknown;
  onChange: (values: string[] | undefined) => void;
}) {
  const { words } = useBuilder();
  const options = values.map((id) => ({ id, label: words.value(kind, id) }));
  const chosen = [held].flat();
  return (
    <MultiCombobox
      aria-label={label}
      placeholder={label}
      options={options}
      value={options.filter(({ id }) => chosen.includes(id))}
      onValueChange={(next) => onChange(next.length === 0 ? undefined : next.map(({ id }) => id))}
    />
  );
}

export function PermissionEditor({ leaf, onChange }: LeafEditorProps) {
  const t = useTranslations("segments.builder");
  const { words } = useBuilder();
  const held = heldIn(leaf.permission);
  const set = (changes: Held) => onChange({ permission: put(held, changes) });
  return (
    <>
      <Select
        aria-label={t("purpose")}
        options={purposeCodes.map((value) => ({ value: value as string, label: words.value("purpose", value) }))}
        value={typeof held.purpose === "string" ? held.purpose : null}
        onValueChange={(purpose) => set({ purpose, topic: undefined })}
      />
      <Select
        aria-label={t("channel")}
        options={contactChannels.map((value) => ({ value: value as string, label: words.text(`channel.${value}`) }))}
        value={typeof held.channel === "string" ? held.channel : null}
        onValueChange={(channel) => set({ channel })}
      />
      <Several
        label={t("state")}
        kind="permissionState"
        values={permissionStates}
        held={held.state}
        onChange={(state) => set({ state })}
      />
    </>
  );
}

export function ContactEditor({ leaf, onChange }: LeafEditorProps) {
  const t = useTranslations("segments.builder");
  const { words } = useBuilder();
  const held = heldIn(leaf.contact);
  const set = (changes: Held, burst?: string) => onChange({ contact: put(held, changes) }, burst);
  const directions = ["inbound", "outbound"] as const;
  return (
    <>
      <div className="grid grid-cols-2 gap-2">
        <OpSelect
          ops={comparisonOps}
          labels="number"
          value={held.op}
          onChange={(op) =>
            set({ op, ...((op === "between") === (held.op === "between") ? {} : { value: undefined }) })
          }
        />
        <AmountInput op={held.op} value={held.value} unit={t("times")} onChange={(value) => set({ value }, "value")} />
      </div>
      <WindowEditor
        kinds={["ever", "last", "this", "between"]}
        value={held.within}
        onChange={(within) => set({ within }, "within")}
      />
      <Several
        label={t("anyWay")}
        kind="way"
        values={Object.keys(contactWays)}
        held={held.channel}
        onChange={(channel) => set({ channel })}
      />
      <Several
        label={t("anyOutcome")}
        kind="outcome"
        values={interactionOutcomes}
        held={held.outcome}
        onChange={(outcome) => set({ outcome })}
      />
      <Select
        aria-label={t("direction")}
        options={[
          { value: "any", label: t("anyDirection") },
          ...directions.map((value) => ({ value: value as string, label: words.text(`direction.${value}`) })),
        ]}
        value={typeof held.direction === "string" ? held.direction : "any"}
        onValueChange={(direction) => set({ direction: direction === "any" ? undefined : direction })}
      />
    </>
  );
}

export function SegmentEditor({ leaf, onChange }: LeafEditorProps) {
  const t = useTranslations("segments.builder");
  const { name } = useBuilder();
  const { search, optionOf } = useSuggestions("catalogue.segment", "segment");
  const id = typeof leaf.segment === "string" && leaf.segment !== "" ? leaf.segment : null;
  return (
    <Combobox
      aria-label={t("segment")}
      placeholder={t("segmentPlaceholder")}
      search={search}
      required
      value={id === null ? null : optionOf(id)}
      onValueChange={(option) => {
        if (!option) return;
        name("segment", option.id, option.label);
        onChange({ segment: option.id });
      }}
    />
  );
}
