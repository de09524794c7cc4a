// Whom may we contact, said once for a whole list? The gate (lib/domain/permission/decide.ts) as one SQL expression, in the
// same order; a parity test holds the two together. Counts, cards, call lists and exports ask here.
import { addDays, dayOf } from "@/lib/domain/basics/calendar";
import { contactChannels } from "@/lib/domain/customers/kinds";
import { purposeKinds } from "@/lib/domain/permission/consent-event";
import { foreignZones } from "@/lib/domain/permission/country-zones";
import { clockSkewMs, minorCutoff } from "@/lib/domain/permission/decide";
import { type GatePolicy, pointKinds } from "@/lib/domain/permission/gate-facts";
import { Prisma } from "./client";
import { exemptKindsOf } from "./eligibility-policy";

const { sql } = Prisma;

/** Attempts that may have reached somebody. */
export const reachingStatuses = ["claimed", "handed_over", "sent", "unknown"] as const;

export interface GateSql {
  /** Joins for a relation `a(customer_id, purpose_code, channel, topic_id)`; topic 0 is none. Gives `c` and `p`. */
  readonly joins: Prisma.Sql;
  /** The first rule that says no, or null. One value per customer and contact point. */
  readonly block: Prisma.Sql;
}

const instant = (at: Date) => sql`${at.toISOString()}::timestamptz`;
const texts = (values: readonly string[]) => sql`${[...values]}::text[]`;

/** A value that differs by channel. */
function byChannel<T>(
  values: Readonly<Partial<Record<string, T>>>,
  write: (value: T) => Prisma.Sql,
  otherwise: Prisma.Sql,
): Prisma.Sql {
  const cases = contactChannels.flatMap((channel) => {
    const value = values[channel];
    return value === undefined ? [] : [sql`WHEN ${channel} THEN ${write(value)}`];
  });
  return cases.length === 0 ? otherwise : sql`CASE a.channel ${Prisma.join(cases, " ")} ELSE ${otherwise} END`;
}

/** Alive: of a live wording, confirmed where it must be, and for this address. */
const livesSql = (g: string, n: string, now: Prisma.Sql) => {
  const [grant, notice] = [Prisma.raw(g), Prisma.raw(n)];
  return sql`(${grant}.state = 'granted' AND ${grant}.since <= ${now}
    AND (${grant}.expires_at IS NULL OR ${grant}.expires_at > ${now})
    AND ${notice}.purpose_code = a.purpose_code AND ${notice}.published_at <= ${now}
    AND (${notice}.voided_at IS NULL OR ${notice}.voided_at > ${now})
    AND ((a.channel = ANY(pu.double_opt_in_channels)) IS NOT TRUE OR ${grant}.confirmed_at <= ${now})
    AND (${grant}.contact_hash IS NULL OR p.id IS NULL OR ${grant}.contact_hash IS NOT DISTINCT FROM p.value_hash)) IS TRUE`;
};

function registerSql({ pack, companyZone, registerOn }: GatePolicy, now: Date): Prisma.Sql {
  const { register } = pack;
  if (!register) return sql`false`;
  const oldest = addDays(dayOf(now, companyZone), -register.maxAgeDays);
  return byChannel(
    register.lists,
    (list) => {
      const newest = registerOn[list];
      if (newest === null || newest < oldest) return sql`true`;
      return sql`EXISTS (SELECT 1 FROM do_not_call_entry d WHERE d.contact_hash = p.value_hash AND d.kind IN ('all', ${list}))`;
    },
    sql`false`,
  );
}

const contactedSql = (hours: Prisma.Sql, now: Prisma.Sql) => sql`(SELECT count(*) FROM contact_attempt t
  WHERE (t.customer_id = a.customer_id OR t.contact_hash = p.value_hash) AND t.channel = a.channel AND t.counted
    AND t.status = ANY(${texts(reachingStatuses)}) AND t.claimed_at > ${now} - make_interval(hours => ${hours})
    AND t.claimed_at <= ${now} + make_interval(secs => ${clockSkewMs / 1000}::int))`;

const myLimits = sql`preference_limit l WHERE l.customer_id = a.customer_id AND l.channel IN ('*', a.channel)`;

function capSql({ pack }: GatePolicy, now: Prisma.Sql): Prisma.Sql {
  const legal = byChannel(
    pack.caps,
    ({ count, hours }) => sql`${contactedSql(sql`${hours}::int`, now)} >= ${count}::int`,
    sql`false`,
  );
  return sql`(${legal} OR EXISTS (SELECT 1 FROM ${myLimits} AND l.cap_count IS NOT NULL
    AND ${contactedSql(sql`l.cap_hours`, now)} >= l.cap_count))`;
}

function windowSql({ pack, companyZone }: GatePolicy, now: Prisma.Sql): Prisma.Sql {
  // Every clock of the recipient must be inside: own zone, else those of the country, else the company's.
  const zones = sql`unnest(CASE WHEN own.zone IS NOT NULL THEN ARRAY[own.zone]
    WHEN ${JSON.stringify(foreignZones(companyZone))}::jsonb ? c.country::text
      THEN ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(foreignZones(companyZone))}::jsonb -> c.country::text))
    ELSE ARRAY[${companyZone}::text] END)`;
  const clock = sql`(SELECT to_char(${now} AT TIME ZONE z, 'HH24:MI') AS hm, extract(isodow FROM ${now} AT TIME ZONE z)::int AS day
    FROM ${zones} z)`;
  const inside = (from: Prisma.Sql, to: Prisma.Sql) => sql`(CASE WHEN ${from} = ${to} THEN true
    WHEN ${from} < ${to} THEN w.hm >= ${from} AND w.hm < ${to} ELSE w.hm >= ${from} OR w.hm < ${to} END)`;
  const legal = byChannel(
    pack.windows,
    ({ from, to }) => sql`EXISTS (SELECT 1 FROM ${clock} w WHERE NOT ${inside(sql`${from}::text`, sql`${to}::text`)})`,
    sql`false`,
  );
  return sql`(EXISTS (SELECT 1 FROM ${myLimits} AND l.paused_until > ${now})
    OR (SELECT ${legal} OR EXISTS (SELECT 1 FROM ${myLimits} AND EXISTS (SELECT 1 FROM ${clock} w
          WHERE (cardinality(l.window_days) > 0 AND NOT w.day = ANY(l.window_days))
             OR (l.window_from IS NOT NULL AND NOT ${inside(sql`l.window_from`, sql`l.window_to`)})))
        FROM (SELECT (SELECT l.time_zone FROM ${myLimits} AND l.time_zone IS NOT NULL ORDER BY l.channel = '*' LIMIT 1) AS zone) own))`;
}

/** The gate for lists (`standing`), or with the rules that change from minute to minute (`moment`). */
export function gateSql(policy: GatePolicy, at: Date, depth: "standing" | "moment"): GateSql {
  const now = instant(at);
  const { pack, companyZone } = policy;
  const kind = sql`coalesce(pu.kind, CASE WHEN pu.code = ANY(${texts(purposeKinds)}) THEN pu.code ELSE 'marketing' END)`;
  const advertises = sql`(pu.code IS NULL OR NOT ${kind} = ANY(${texts(exemptKindsOf(pack))}))`;
  const cutoff = minorCutoff(at, pack.minorAge, companyZone);
  const kinds = byChannel(pointKinds, texts, sql`'{}'::text[]`);
  const block = sql`CASE
    WHEN c.status <> 'active' THEN 'closed'
    WHEN pp.restricted_since IS NOT NULL THEN 'restricted'
    WHEN c.kind = 'person' AND (c.birth_date > ${cutoff}::date OR (c.birth_date IS NULL AND c.age_low < ${pack.minorAge}::int)) THEN 'minor'
    WHEN c.deceased_at IS NOT NULL THEN 'deceased'
    WHEN p.id IS NOT NULL AND (p.value_hash IS NULL OR EXISTS (SELECT 1 FROM suppression s
      WHERE s.contact_hash = p.value_hash AND s.channel IN ('all', a.channel)
        AND (s.released_at IS NULL OR s.released_at > ${now}))) THEN 'suppression'
    WHEN ${advertises} AND ${registerSql(policy, at)} THEN 'register'
    WHEN g0.state = 'objected' OR gt.state = 'objected' THEN 'objection'
    WHEN pu.code IS NULL OR NOT (${livesSql("g0", "n0", now)} OR ${livesSql("gt", "nt", now)}) THEN 'grant'
    WHEN a.topic_id <> 0 AND (tp.id IS NULL OR gt.state IN ('refused', 'withdrawn', 'objected')) THEN 'topic'
    WHEN p.id IS NULL OR p.status IN ('bounced', 'invalid') OR (a.channel = ANY(${texts(pack.verifiedChannels)})
      AND p.status <> 'verified' AND p.verified_at IS NULL) THEN 'contact_point'
    ${
      depth === "standing"
        ? Prisma.empty
        : sql`WHEN ${advertises} AND ${capSql(policy, now)} THEN 'cap' WHEN ${advertises} AND ${windowSql(policy, now)} THEN 'window'`
    }
    END`;
  const joins = sql`JOIN customer c ON c.customer_id = a.customer_id
    LEFT JOIN contact_point p ON p.customer_id = a.customer_id AND p.kind = ANY(${kinds})
    LEFT JOIN person_permission pp ON pp.customer_id = a.customer_id
    LEFT JOIN purpose pu ON pu.code = a.purpose_code AND pu.archived_at IS NULL
    LEFT JOIN preference_state g0 ON g0.customer_id = a.customer_id AND g0.purpose_code = a.purpose_code
      AND g0.channel = a.channel AND g0.topic_id = 0
    LEFT JOIN preference_state gt ON a.topic_id <> 0 AND gt.customer_id = a.customer_id AND gt.purpose_code = a.purpose_code
      AND gt.channel = a.channel AND gt.topic_id = a.topic_id
    LEFT JOIN notice_version n0 ON n0.id = g0.notice_version_id
    LEFT JOIN notice_version nt ON nt.id = gt.notice_version_id
    LEFT JOIN topic tp ON tp.id = a.topic_id AND tp.purpose_code = a.purpose_code AND tp.archived_at IS NULL`;
  return { joins, block };
}

/** SQL that is true where a customer may be contacted; `customer` names its id in the caller's query. */
export function mayContactSql(
  policy: GatePolicy,
  at: Date,
  customer: Prisma.Sql,
  asked: { purposeCode: string; channel: Prisma.Sql; topicId?: number | null; point?: Prisma.Sql },
  depth: "standing" | "moment" = "standing",
): Prisma.Sql {
  const { joins, block } = gateSql(policy, at, depth);
  return sql`EXISTS (SELECT 1 FROM (SELECT ${customer} AS customer_id, ${asked.purposeCode}::text AS purpose_code,
      ${asked.channel} AS channel, ${asked.topicId ?? 0}::int AS topic_id) a ${joins}
    WHERE ${asked.point === undefined ? sql`true` : sql`p.id = ${asked.point}`} AND (${block}) IS NULL)`;
}
