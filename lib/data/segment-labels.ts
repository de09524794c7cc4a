// What are the values of a rule called on the screen? Names of the rows that codes, slugs and ids stand for.
import { provinces } from "@/lib/domain/customers/provinces";
import type { SegmentRule } from "@/lib/domain/segmentation/rule";
import type { FieldCatalogue } from "@/lib/domain/segmentation/rule-fields";
import type { RuleLabels } from "@/lib/domain/segmentation/rule-words";
import { ruleLeaves, ruleReferences } from "@/lib/domain/segmentation/walk-rule";
import type { Db } from "./client";
import { mayRead, type Scope } from "./scope";

const provinceNames = Object.fromEntries(provinces.map(({ code, name }) => [code, name]));
const byCode = (rows: readonly { code: string; name: string }[]) =>
  Object.fromEntries(rows.map(({ code, name }) => [code, name]));

/** Names of every value in a rule; a value without a row keeps its own text. */
export async function loadRuleLabels(
  db: Db,
  scope: Scope,
  rule: SegmentRule,
  fields: FieldCatalogue,
  locale: "vi" | "en",
): Promise<RuleLabels> {
  const references = ruleReferences(rule, fields);
  const names = (kind: string) => references.flatMap((one) => (one.kind === kind ? [one.name] : []));
  const people = ruleLeaves(rule).flatMap(({ leaf }) =>
    "field" in leaf && fields.get(leaf.field)?.uuid && Array.isArray(leaf.value) ? leaf.value.map(String) : [],
  );
  const shown = <T extends { nameVi: string; nameEn: string }>({ nameVi, nameEn }: T) =>
    locale === "vi" ? nameVi : nameEn;
  const none = Promise.resolve([]);
  const [categories, products, topics, tags, stores, partners, campaigns, segments, users, teams] = await Promise.all([
    names("category").length === 0 ? none : db.category.findMany({ where: { code: { in: names("category") } } }),
    names("product").length === 0 ? none : db.product.findMany({ where: { code: { in: names("product") } } }),
    names("topic").length === 0
      ? none
      : db.aioTopic.findMany({
          where: { slug: { in: names("topic") }, ...(mayRead(scope, "sensitive_opinion") ? {} : { sensitive: false }) },
        }),
    names("tag").length === 0 ? none : db.tag.findMany({ where: { slug: { in: names("tag") } } }),
    names("store").length === 0 ? none : db.store.findMany({ where: { code: { in: names("store") } } }),
    names("partner").length === 0 ? none : db.partner.findMany({ where: { code: { in: names("partner") } } }),
    names("campaign").length === 0 ? none : db.campaign.findMany({ where: { code: { in: names("campaign") } } }),
    names("segment").length === 0 ? none : db.segment.findMany({ where: { id: { in: names("segment") } } }),
    people.length === 0 ? none : db.user.findMany({ where: { id: { in: people } }, select: { id: true, name: true } }),
    people.length === 0 ? none : db.team.findMany({ where: { id: { in: people } }, select: { id: true, name: true } }),
  ]);
  return {
    province: provinceNames,
    category: byCode(categories.map((row) => ({ code: row.code, name: shown(row) }))),
    product: byCode(products.map((row) => ({ code: row.code, name: shown(row) }))),
    topic: byCode(topics.map((row) => ({ code: row.slug, name: shown(row) }))),
    tag: byCode(tags.map(({ slug, name }) => ({ code: slug, name }))),
    store: byCode(stores),
    partner: byCode(partners),
    campaign: byCode(campaigns),
    segment: byCode(segments.map((row) => ({ code: row.id, name: shown(row) }))),
    owner: byCode(users.map(({ id, name }) => ({ code: id, name }))),
    team: byCode(teams.map(({ id, name }) => ({ code: id, name }))),
  };
}
