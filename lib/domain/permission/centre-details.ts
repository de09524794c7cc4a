// Which details can customers look at and correct by themselves? Plain facts; addresses and what is sensitive go through
// the company.
import { type CustomerField, fieldCatalogue } from "@/lib/domain/customers/fields";

const keys: readonly string[] = [
  "gender",
  "birth_date",
  "occupation",
  "marital_status",
  "household_size",
  "kids_count",
  "language",
  "industry",
  "website",
];

export function detailFields(kind: "person" | "company"): readonly CustomerField[] {
  return fieldCatalogue.filter(
    ({ key, appliesTo }) => keys.includes(key) && (appliesTo === "both" || appliesTo === kind),
  );
}

export const detailFacts = (kind: "person" | "company"): readonly string[] => detailFields(kind).map(({ key }) => key);
