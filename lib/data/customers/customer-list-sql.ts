// Which customers does a list mean? One condition, always inside the scope, used by page, count, export and bulk work.
import { searchKey } from "@/lib/domain/basics/text";
import { type CustomerFilter, readConsent, readLastPurchase } from "@/lib/domain/customers/customer-list";
import { Prisma } from "../client";
import { customersInScopeSql, mayRead, type Scope } from "../scope";

const likeText = (text: string) => text.replace(/[\\%_]/g, "\\$&");
export const contains = (text: string) => `%${likeText(text)}%`;
export const beginsWith = (text: string) => `${likeText(text)}%`;

/** A word of a name: anywhere in it, or, when it is too short for the trigram index, where one of its words begins. */
export function nameWordSql(word: string): Prisma.Sql {
  if (word.length > 2) return Prisma.sql`c.name_search LIKE ${contains(word)}`;
  return Prisma.sql`c.name_search ~ ${`(^| )${word.replace(/[^\p{L}\p{N}]/gu, "\\$&")}`}`;
}

/** A piece of a phone number: how it may begin in +84… form, and how it may end. */
export function phonePiece(text: string): { begins: string[]; ends: string } | undefined {
  if (!/^\+?[\d\s.()-]+$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, "");
  if (digits.length < 3) return undefined;
  if (text.trim().startsWith("+")) return { begins: [`+${digits}`], ends: digits };
  return { begins: digits.startsWith("0") ? [`+84${digits.slice(1)}`] : [`+84${digits}`, `+${digits}`], ends: digits };
}

/** Customers with a phone that begins or ends so. */
export function phoneKeysSql({ begins, ends }: { begins: string[]; ends: string }): Prisma.Sql {
  const reversed = [...ends].reverse().join("");
  const starts = begins.map((text) => Prisma.sql`(k.value >= ${text} AND k.value < ${`${text}:`})`);
  return Prisma.sql`
    SELECT k.customer_id FROM identity_key k WHERE k.kind = 'phone' AND (${Prisma.join(starts, " OR ")})
    UNION ALL
    SELECT k.customer_id FROM identity_key k
    WHERE k.kind = 'phone' AND reverse(k.value) >= ${reversed} AND reverse(k.value) < ${`${reversed}:`}`;
}

const keysBeginningWith = (kind: "code" | "email", value: string) => Prisma.sql`
  SELECT k.customer_id FROM identity_key k
  WHERE k.kind = ${kind} AND k.value >= ${value} AND k.value < ${`${value}\u{10ffff}`} AND k.value LIKE ${beginsWith(value)}`;

/** Whether a search text names few customers by a key of theirs: a code, a phone number, an e-mail address. */
export const isKeyed = (text = "") => /[\d@]/.test(text);

/** Search without dấu by name; by code, phone fragment or e-mail when the text looks like one. */
function searchSql(scope: Scope, text: string): Prisma.Sql {
  const key = searchKey(text);
  if (key === "") return Prisma.sql`TRUE`;
  if (key.includes("@")) {
    if (!mayRead(scope, "contact")) return Prisma.sql`FALSE`;
    return Prisma.sql`c.customer_id IN (${keysBeginningWith("email", text.trim().toLowerCase())})`;
  }
  const names = key.split(" ").slice(0, 8).map(nameWordSql);
  const byName = Prisma.join(names, " AND ");
  if (!/\d/.test(key)) return Prisma.sql`(${byName})`;
  const finds = [
    keysBeginningWith("code", text.trim()),
    keysBeginningWith("code", text.trim().toUpperCase()),
    Prisma.sql`SELECT c.customer_id FROM customer c WHERE ${byName}`,
  ];
  const phone = phonePiece(text);
  if (phone !== undefined && mayRead(scope, "contact")) finds.push(phoneKeysSql(phone));
  return Prisma.sql`c.customer_id IN (${Prisma.join(finds, " UNION ")})`;
}

function statusSql(status: CustomerFilter["status"]): Prisma.Sql {
  if (status === "any") return Prisma.sql`c.status IN ('active', 'archived')`;
  return Prisma.sql`c.status = ${status ?? "active"}::customer_status`;
}

/** How a condition on customers is going to be read. */
export interface ConditionReading {
  /** What the reader knows of the purchase summary: joined as `s`, without a last purchase, absent, or nothing. */
  readonly join: "joined" | "unbought" | "absent" | "unknown";
  /** Row by row in the order of a list, or all at once by the best of its own indexes. */
  readonly way: "walk" | "gather";
}

/** Keeps a sub-query a look-up for each row of a walk: joined, it would be read as a whole for one page. */
export const fence = (way: ConditionReading["way"]) => (way === "walk" ? Prisma.sql`OFFSET 0` : Prisma.empty);

function summarySql({ join, way }: ConditionReading, condition: (alias: Prisma.Sql) => Prisma.Sql): Prisma.Sql {
  if (join === "joined") return condition(Prisma.sql`s`);
  if (join === "absent") return Prisma.sql`FALSE`;
  const own = Prisma.sql`p`;
  return Prisma.sql`EXISTS (SELECT FROM purchase_summary p WHERE p.customer_id = c.customer_id AND ${condition(own)} ${fence(way)})`;
}

const lastSince = (text: string, now: Date) => {
  const { bought, days } = readLastPurchase(text);
  return { bought, since: new Date(now.getTime() - days * 86_400_000) };
};

function lastPurchaseSql(text: string, now: Date, reading: ConditionReading): Prisma.Sql {
  const { bought, since } = lastSince(text, now);
  if (reading.join === "unbought" || reading.join === "absent") return bought ? Prisma.sql`FALSE` : Prisma.sql`TRUE`;
  if (bought) return summarySql(reading, (alias) => Prisma.sql`${alias}.last_at >= ${since}`);
  if (reading.join === "joined") return Prisma.sql`(s.last_at IS NULL OR s.last_at < ${since})`;
  return Prisma.sql`NOT ${summarySql(reading, (alias) => Prisma.sql`${alias}.last_at >= ${since}`)}`;
}

/** The part of the order by last purchase that the filter leaves, for summaries `s` that have one. */
export function lastRangeSql({ last }: CustomerFilter, now: Date): Prisma.Sql {
  if (last === undefined) return Prisma.sql`TRUE`;
  const { bought, since } = lastSince(last, now);
  return bought ? Prisma.sql`s.last_at >= ${since}` : Prisma.sql`s.last_at < ${since}`;
}

const spendBounds = ({ spendMin, spendMax }: CustomerFilter, alias: Prisma.Sql) => {
  const bounds = [Prisma.sql`TRUE`];
  if (spendMin !== undefined) bounds.push(Prisma.sql`${alias}.spend_minor >= ${spendMin}`);
  if (spendMax !== undefined) bounds.push(Prisma.sql`${alias}.spend_minor <= ${spendMax}`);
  return Prisma.join(bounds, " AND ");
};

/** The part of the order by spend that the filter leaves, for summaries `s`. */
export const spendRangeSql = (filter: CustomerFilter): Prisma.Sql => spendBounds(filter, Prisma.sql`s`);

function consentSql(text: string, now: Date, way: ConditionReading["way"]): Prisma.Sql {
  const { channel, granted } = readConsent(text);
  const agreed = Prisma.sql`EXISTS (SELECT FROM preference_state p
    WHERE p.customer_id = c.customer_id AND p.purpose_code = 'promotions' AND p.channel = ${channel}
      AND p.topic_id = 0 AND p.state = 'granted' AND p.since <= ${now} AND (p.expires_at IS NULL OR p.expires_at > ${now}) ${fence(way)})`;
  return granted ? agreed : Prisma.sql`NOT ${agreed}`;
}

function ownerSql(scope: Scope, owner: string): Prisma.Sql {
  if (owner === "none") return Prisma.sql`c.owner_id IS NULL`;
  return Prisma.sql`c.owner_id = ${owner === "me" ? scope.userId : owner}::uuid`;
}

/** The condition on `customer c` of a filter, inside the scope. */
export function customerListSql(
  scope: Scope,
  filter: CustomerFilter,
  now: Date,
  reading: ConditionReading = { join: "unknown", way: "gather" },
): Prisma.Sql {
  const parts = [customersInScopeSql(scope, "c"), statusSql(filter.status)];
  const { q, kind, stage, owner, team, tag, province, last, spendMin, spendMax } = filter;
  if (q !== undefined && q !== "") parts.push(searchSql(scope, q));
  if (kind !== undefined) parts.push(Prisma.sql`c.kind = ${kind}::customer_kind`);
  if (stage !== undefined) parts.push(Prisma.sql`c.stage = ${stage}`);
  if (owner !== undefined) parts.push(ownerSql(scope, owner));
  if (team !== undefined)
    parts.push(team === "none" ? Prisma.sql`c.team_id IS NULL` : Prisma.sql`c.team_id = ${team}::uuid`);
  if (tag !== undefined)
    parts.push(
      Prisma.sql`EXISTS (SELECT FROM customer_tag g WHERE g.customer_id = c.customer_id AND g.tag_id = ANY(${tag}::int[]) ${fence(reading.way)})`,
    );
  if (province !== undefined) parts.push(Prisma.sql`c.province_code = ANY(${province}::text[])`);
  if (last !== undefined) parts.push(lastPurchaseSql(last, now, reading));
  if (spendMin !== undefined || spendMax !== undefined)
    parts.push(summarySql(reading, (alias) => spendBounds(filter, alias)));
  if (filter.consent !== undefined) parts.push(consentSql(filter.consent, now, reading.way));
  if (filter.import !== undefined) parts.push(Prisma.sql`c.import_no = ${filter.import}`);
  return Prisma.join(parts, " AND ");
}
