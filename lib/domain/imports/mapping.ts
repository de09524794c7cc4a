// Which column of the file fills which target? Kept with the job; made automatically, corrected by a person.
import { z } from "zod";
import { headingKey } from "./headings";
import { type ImportKind, type ImportPreset, importPresets, upsertKeys } from "./kinds";
import { isOwnColumn } from "./own-columns";
import { delimiters, textEncodings } from "./sniff";
import type { Target } from "./target";
import { targetsOf } from "./targets";

export const longestHeading = 200;
export const mostColumns = 300;

export const columnMapping = z.object({
  heading: z.string().max(longestHeading),
  /** Null: the column is not imported. */
  target: z.string().max(60).nullable(),
});
export const importMapping = z.array(columnMapping).max(mostColumns);
export type ImportMapping = z.infer<typeof importMapping>;

export const importOptions = z.object({
  key: z.enum(upsertKeys).default("code"),
  preset: z.enum(importPresets).optional(),
  /** Currency of the amounts in the file; the company's own unless told. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** One unit of the file's currency in the company's, kept in Settings when none is known. */
  rate: z.number().positive().max(1e9).optional(),
  /** A blank cell clears what is held. Off: a blank says nothing. */
  blankClears: z.boolean().default(false),
  /** Customers, products and stores that are not known yet are created. */
  createMissing: z.boolean().default(true),
  encoding: z.enum(textEncodings).optional(),
  delimiter: z.enum(delimiters).optional(),
  sheet: z.number().int().min(1).max(100).optional(),
  dateOrder: z.enum(["dmy", "mdy"]).optional(),
  decimalMark: z.enum([".", ","]).optional(),
});
export type ImportOptions = z.infer<typeof importOptions>;

/** Headings made unique and never blank, as mapping and messages name them. */
export function uniqueHeadings(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name =
      cell
        .normalize("NFC")
        .trim()
        .slice(0, longestHeading - 10) || `#${index + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

const shapes = {
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  phone: /^(?:\+?84|0)[\d .\-()]{8,13}$/,
  date: /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|^\d{4}-\d{2}-\d{2}/,
};

function looksLike(shape: keyof typeof shapes, values: readonly string[]): boolean {
  const filled = values.filter((value) => value !== "");
  return filled.length >= 2 && filled.filter((value) => shapes[shape].test(value)).length >= filled.length * 0.9;
}

/** Headings of the presets that no rule would guess. */
const presetHeadings: Readonly<
  Record<ImportPreset, Partial<Record<ImportKind, Readonly<Record<string, string | null>>>>>
> = {
  "complete-journey": {
    customers: {
      household_id: "code",
      age: "age_band",
      income: "income_band",
      kids_count: "kids_count",
      household_comp: "household_composition",
    },
    products: {
      product_id: "code",
      manufacturer_id: "manufacturer",
      department: "category_1",
      product_category: "category_2",
      product_type: "category_3",
      package_size: "package_size",
    },
    purchases: {
      household_id: "customer",
      store_id: "store",
      basket_id: "invoice",
      product_id: "product",
      quantity: "quantity",
      sales_value: "amount",
      retail_disc: "discount",
      coupon_disc: "discount",
      coupon_match_disc: "discount",
      week: null,
      transaction_timestamp: "purchased_at",
    },
    campaigns: { campaign_id: "code", campaign_type: "kind", start_date: "starts_on", end_date: "ends_on" },
    "campaign-recipients": {
      campaign_id: "campaign",
      household_id: "customer",
      coupon_upc: null,
      redemption_date: "responded_at",
    },
  },
  "online-retail": {
    purchases: {
      InvoiceNo: "invoice",
      StockCode: "product",
      Description: "product_name",
      Quantity: "quantity",
      InvoiceDate: "purchased_at",
      UnitPrice: "unit_price",
      CustomerID: "customer",
      // The market of a line is also known where the customer is not: it is kept as the store and as the customer's country.
      Country: "country",
    },
  },
};

export const presetCurrency: Readonly<Record<ImportPreset, string>> = {
  "complete-journey": "USD",
  "online-retail": "GBP",
};

/** The kind of import a preset sees in the headings, for a file that was dropped without saying what it is. */
export function guessKind(headings: readonly string[]): ImportKind | null {
  for (const preset of importPresets) {
    for (const [kind, columns] of Object.entries(presetHeadings[preset])) {
      const names = Object.keys(columns);
      if (headings.length > 0 && headings.every((heading) => names.includes(heading) || heading === "home_ownership"))
        return kind as ImportKind;
    }
  }
  return null;
}

/** The mapping a person would make: by preset, by heading, then by what the values look like. */
export function guessMapping(
  kind: ImportKind,
  headings: readonly string[],
  samples: readonly (readonly string[])[],
  preset?: ImportPreset,
): ImportMapping {
  const free = new Map(targetsOf(kind).map((target) => [target.key, target]));
  const fixed = preset === undefined ? undefined : presetHeadings[preset][kind];
  const take = (target: Target): string => {
    if (!target.adds) free.delete(target.key);
    return target.key;
  };
  const mapping = headings.map((heading): ImportMapping[number] => {
    const named = fixed?.[heading];
    const target = named ? free.get(named) : undefined;
    return { heading, target: target ? take(target) : null };
  });
  const open = () =>
    mapping
      .map((entry, index) => ({ entry, index }))
      .filter(({ entry }) => entry.target === null && fixed?.[entry.heading] !== null && !isOwnColumn(entry.heading));
  for (const { entry } of open()) {
    const key = headingKey(entry.heading);
    const target = [...free.values()].find(
      (one) => headingKey(one.key) === key || one.aliases.some((alias) => headingKey(alias) === key),
    );
    if (target) entry.target = take(target);
  }
  for (const { entry, index } of open()) {
    const values = samples.map((row) => row[index]?.trim() ?? "");
    const target = [...free.values()].find(({ looksLike: shape }) => shape !== undefined && looksLike(shape, values));
    if (target) entry.target = take(target);
  }
  return mapping;
}

/** Corrections of the form heading=target (or its number from 1); an empty target leaves the column out. */
export function correctMapping(mapping: ImportMapping, changes: readonly (readonly [string, string])[]): ImportMapping {
  const corrected = mapping.map((entry) => ({ ...entry }));
  for (const [column, target] of changes) {
    const index =
      /^\d+$/.test(column) && !corrected.some(({ heading }) => heading === column)
        ? Number(column) - 1
        : corrected.findIndex(({ heading }) => headingKey(heading) === headingKey(column));
    const entry = corrected[index];
    if (!entry) continue;
    entry.target = target === "" || target === "-" ? null : target;
  }
  return corrected;
}

export function requiredTargets(kind: ImportKind, key: string): string[] {
  if (kind === "customers") return [key];
  return targetsOf(kind)
    .filter(({ required }) => required)
    .map((target) => target.key);
}
