// Which rows do the names in a rule stand for? By code or slug first, then by name however its marks are typed.
import { searchKey } from "@/lib/domain/basics/text";
import { purposeCodes } from "@/lib/domain/customers/kinds";
import type { Bindings } from "@/lib/domain/segmentation/rule-context";
import type { RuleReference } from "@/lib/domain/segmentation/walk-rule";
import type { Db } from "./client";
import { mayRead, type Scope } from "./scope";

type Named = { id: number | string; code: string; names: string[]; ids?: (number | string)[] };

/** A name means the row with exactly this code, or else every row of this name, however its marks are typed. */
function matchNames(names: readonly string[], rows: readonly Named[]): Map<string, (number | string)[]> {
  const found = new Map<string, (number | string)[]>();
  for (const name of names) {
    const exact = rows.filter(({ code }) => code === name);
    const key = searchKey(name);
    const fitting =
      exact.length > 0 ? exact : rows.filter((row) => row.names.some((other) => searchKey(other) === key));
    const ids = fitting.flatMap(({ id, ids }) => ids ?? [id]);
    if (ids.length > 0) found.set(name, [...new Set(ids)]);
  }
  return found;
}

const readers: Readonly<Record<keyof Bindings, (db: Db, scope: Scope, names: string[]) => Promise<Named[]>>> = {
  tag: async (db) => (await db.tag.findMany()).map(({ id, slug, name }) => ({ id, code: slug, names: [name] })),
  topic: async (db, scope) => {
    const rows = await db.aioTopic.findMany({ where: mayRead(scope, "sensitive_opinion") ? {} : { sensitive: false } });
    return rows.map(({ id, slug, nameVi, nameEn }) => ({ id, code: slug, names: [nameVi, nameEn] }));
  },
  campaign: async (db) => (await db.campaign.findMany()).map(({ id, code, name }) => ({ id, code, names: [name] })),
  category: async (db) => {
    const rows = await db.$queryRaw<{ id: number; code: string; name_vi: string; name_en: string; ids: number[] }[]>`
      WITH RECURSIVE below AS (
        SELECT id AS top, id FROM category
        UNION SELECT b.top, k.id FROM below b JOIN category k ON k.parent_id = b.id)
      SELECT k.id, k.code, k.name_vi, k.name_en, array_agg(b.id ORDER BY b.id) AS ids
      FROM category k JOIN below b ON b.top = k.id GROUP BY k.id`;
    return rows.map(({ id, code, name_vi, name_en, ids }) => ({ id, code, names: [name_vi, name_en], ids }));
  },
  product: async (db, _, names) => {
    const keys = names.map(searchKey);
    const rows = await db.product.findMany({
      where: { OR: [{ code: { in: names } }, { nameSearch: { in: keys } }] },
      select: { id: true, code: true, nameVi: true, nameEn: true },
    });
    return rows.map(({ id, code, nameVi, nameEn }) => ({ id, code, names: [nameVi, nameEn] }));
  },
  partner: async (db, _, names) => {
    const rows = await db.partner.findMany({
      where: { OR: [{ code: { in: names } }, { nameSearch: { in: names.map(searchKey) } }] },
      select: { id: true, code: true, name: true },
    });
    return rows.map(({ id, code, name }) => ({ id, code, names: [name] }));
  },
  store: async (db) => (await db.store.findMany()).map(({ id, code, name }) => ({ id, code, names: [name] })),
  purpose: async (db) => {
    const rows = await db.purpose.findMany({ select: { code: true } });
    const codes = new Set<string>([...purposeCodes, ...rows.map(({ code }) => code)]);
    return [...codes].map((code) => ({ id: code, code, names: [] }));
  },
  consentTopic: async (db) =>
    (await db.topic.findMany()).map(({ id, purposeCode, slug }) => ({ id, code: `${purposeCode}/${slug}`, names: [] })),
};

export async function bindNames(db: Db, scope: Scope, references: readonly RuleReference[]): Promise<Bindings> {
  const kinds = Object.keys(readers) as (keyof Bindings)[];
  const entries = await Promise.all(
    kinds.map(async (kind) => {
      const names = [...new Set(references.flatMap((one) => (one.kind === kind ? [one.name] : [])))];
      if (names.length === 0) return [kind, new Map()] as const;
      return [kind, matchNames(names, await readers[kind](db, scope, names))] as const;
    }),
  );
  return Object.fromEntries(entries) as unknown as Bindings;
}
