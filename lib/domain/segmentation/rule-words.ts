// In which words does a rule speak? Texts of the `rules` namespace, names of rows, and the formats of a language.
import type { FieldCatalogue } from "./rule-fields";

export interface RuleWords {
  /** A text of the `rules` namespace. */
  text(key: string, args?: Readonly<Record<string, string | number>>): string;
  has(key: string): boolean;
  /** The name of a field the company made itself, or of a catalogue field. */
  field(key: string): string;
  /** The shown name of a value: of a choice, or of the row it stands for. */
  value(kind: string, value: string): string;
  number(value: number): string;
  money(minor: number): string;
  day(day: string): string;
  readonly fields: FieldCatalogue;
}

/** "A, B hoặc C". */
export function listed(values: readonly string[], word: string): string {
  const last = values.at(-1) ?? "";
  return values.length < 2 ? last : `${values.slice(0, -1).join(", ")} ${word} ${last}`;
}

/** Shown names of the values in a rule: kind (field key, reference kind) → value → name. */
export type RuleLabels = Readonly<Record<string, Readonly<Record<string, string>>>>;

const ownSections = ["permissionState", "way", "outcome", "purpose"];

/** Words from a translator of the `rules` namespace. A value without a text or a label is shown as it is. */
export function ruleWords(
  parts: Pick<RuleWords, "text" | "has" | "number" | "money" | "day" | "fields"> & {
    locale: "vi" | "en";
    labels: RuleLabels;
  },
): RuleWords {
  const { text, has, fields, labels, locale } = parts;
  return {
    ...parts,
    field: (key) => {
      const label = fields.get(key)?.label;
      if (label) return label[locale];
      return has(`field.${key}`) ? text(`field.${key}`) : key;
    },
    value: (kind, value) => {
      const label = labels[kind];
      if (label && Object.hasOwn(label, value)) return label[value] ?? value;
      const key = ownSections.includes(kind) ? `${kind}.${value}` : `choice.${kind}_${value}`;
      return /^[\w.+-]+$/.test(key) && has(key) ? text(key) : value;
    },
  };
}
