// The five rules of the bench, each as the product's rule, as set-based SQL by a good analyst, and as the correlated SQL that
// an ORM compiles to. A variant moves every threshold, so that no engine is asked the same thing twice.
import { addDays, addMonths, startOfDay } from "@/lib/domain/basics/calendar";

export interface BenchSetting {
  readonly now: Date;
  readonly today: string;
  readonly timeZone: string;
  /** Categories from the one with most lines down; tags and provinces likewise. */
  readonly categories: readonly { id: number; code: string }[];
  readonly tags: readonly { id: number; slug: string }[];
  readonly topics: readonly { id: number; slug: string }[];
  readonly provinces: readonly string[];
}

export interface BenchRule {
  readonly name: string;
  readonly what: string;
  readonly json: unknown;
  /** Understood by PostgreSQL and DuckDB alike. */
  readonly set: string;
  readonly correlated: string;
}

const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const objectors = `SELECT o.customer_id FROM preference_state o WHERE o.purpose_code = 'profiling'
  AND o.state IN ('objected', 'withdrawn', 'refused', 'restricted')`;

export function benchRules(setting: BenchSetting, v: number): BenchRule[] {
  const { now, today, timeZone } = setting;
  const moment = `TIMESTAMPTZ '${now.toISOString()}'`;
  const since = (day: string) => `TIMESTAMPTZ '${startOfDay(day, timeZone).toISOString()}'`;
  const ago = (days: number) => since(addDays(today, -days));
  const [a, b, c] = [at(setting.categories, v), at(setting.categories, v + 5), at(setting.categories, v + 6)];
  const [tag, other] = [at(setting.tags, v), at(setting.tags, v + 3)];
  const topic = at(setting.topics, v);
  const [city, second] = [at(setting.provinces, v % 4), at(setting.provinces, (v % 4) + 1)];
  const born = (years: number) => `DATE '${addMonths(today, -12 * years)}'`;
  const age = (low: number, high: number) =>
    `(CASE WHEN c.birth_date IS NULL THEN c.age_low BETWEEN ${low} AND ${high}
      ELSE c.birth_date <= ${born(low)} AND c.birth_date > ${born(high + 1)} END)`;
  const tagged = (ids: readonly number[]) =>
    `c.customer_id IN (SELECT t.customer_id FROM customer_tag t WHERE t.tag_id IN (${ids.join(",")}))`;
  const from = `SELECT count(*) AS n FROM customer c`;
  const where = (...tests: string[]) => `WHERE c.status = 'active' AND ${tests.join("\n  AND ")}`;
  const willing = `c.customer_id NOT IN (${objectors})`;
  const sold = (tests: string) => `l.purchased_at <= ${moment} AND ${tests}`;
  const orders = "count(DISTINCT l.purchase_id) FILTER (WHERE l.quantity > 0)";
  const figure = (value: string, tests: string) =>
    `(SELECT ${value} FROM purchase_line l WHERE l.customer_id = c.customer_id AND ${sold(tests)})`;
  const perCustomer = (columns: string, tests: string) =>
    `(SELECT l.customer_id, ${columns} FROM purchase_line l WHERE ${sold(tests)} GROUP BY l.customer_id)`;
  const buyers = (tests: string, having: string) =>
    `(SELECT l.customer_id FROM purchase_line l WHERE ${sold(tests)} GROUP BY l.customer_id HAVING ${having})`;

  const low = 22 + (v % 9);
  const spent = 150_000 + v * 1_111;
  const days = 80 + v;
  const granted = `c.customer_id IN (SELECT p.customer_id FROM preference_state p WHERE p.purpose_code = 'promotions'
    AND p.channel = 'email' AND p.topic_id = 0 AND p.state = 'granted' AND p.since <= ${moment}
    AND (p.expires_at IS NULL OR p.expires_at > ${moment}))`;
  const r1 = [age(low, low + 19), `c.province_code IN ('${city}', '${second}')`, tagged([tag.id, other.id]), granted];

  const lastYear = 340 + v;
  const grown = 28 + (v % 9);
  const household = `(${age(grown, grown + 25)} OR c.household_size >= ${3 + (v % 3)})`;
  const keen = `c.customer_id NOT IN (SELECT i.customer_id FROM customer_aio i WHERE i.topic_id = ${topic.id})`;
  const rich = 900_000 + v * 7_777;
  const never = `l.category_id IN (${b.id}, ${c.id}) AND l.purchased_at >= ${ago(150 + v)}`;

  const average = 200_000 + v * 1_777;
  const recent = ago(170 + v);
  const old = ago(350 + v - 1);
  const first = "min(l.purchased_at) FILTER (WHERE l.quantity > 0)";
  const last = "max(l.purchased_at) FILTER (WHERE l.quantity > 0)";

  const buys = (where: object | null, within: object | null, measure: string, op: string, value: number) => ({
    purchases: { ...(where ? { where } : {}), ...(within ? { within } : {}), measure, op, value },
  });
  const window = (last: number) => ({ last, unit: "day" });
  return [
    {
      name: "R1",
      what: "demographics, tags, consent",
      json: {
        all: [
          { field: "age", op: "between", value: [low, low + 19] },
          { field: "province", op: "in", value: [city, second] },
          { field: "tags", op: "has_any", value: [tag.slug, other.slug] },
          { permission: { purpose: "promotions", channel: "email", state: "granted" } },
        ],
      },
      set: `${from} ${where(...r1)}`,
      correlated: `${from} ${where(
        age(low, low + 19),
        `c.province_code IN ('${city}', '${second}')`,
        `EXISTS (SELECT 1 FROM customer_tag t WHERE t.customer_id = c.customer_id AND t.tag_id IN (${tag.id}, ${other.id}))`,
        `EXISTS (SELECT 1 FROM preference_state p WHERE p.customer_id = c.customer_id AND p.purpose_code = 'promotions'
          AND p.channel = 'email' AND p.topic_id = 0 AND p.state = 'granted' AND p.since <= ${moment}
          AND (p.expires_at IS NULL OR p.expires_at > ${moment}))`,
      )}`,
    },
    {
      name: "R2",
      what: "orders and spend in a category in about 90 days",
      json: {
        all: [
          buys({ category: [a.code] }, window(days), "orders", "gte", 2 + (v % 2)),
          buys({ category: [a.code] }, window(days), "spend", "gt", spent),
        ],
      },
      set: `${from} JOIN ${perCustomer(`${orders} AS o, sum(l.base_amount_minor) AS s`, `l.category_id = ${a.id} AND l.purchased_at >= ${ago(days)}`)} x
        ON x.customer_id = c.customer_id ${where(`x.o >= ${2 + (v % 2)}`, `x.s > ${spent}`, willing)}`,
      correlated: `${from} ${where(
        `${figure(orders, `l.category_id = ${a.id} AND l.purchased_at >= ${ago(days)}`)} >= ${2 + (v % 2)}`,
        `${figure("coalesce(sum(l.base_amount_minor), 0)", `l.category_id = ${a.id} AND l.purchased_at >= ${ago(days)}`)} > ${spent}`,
        willing,
      )}`,
    },
    {
      name: "R3",
      what: "nested, five parts, two NOTs",
      json: {
        all: [
          {
            any: [
              { field: "age", op: "between", value: [grown, grown + 25] },
              { field: "household_size", op: "gte", value: 3 + (v % 3) },
            ],
          },
          {
            not: {
              any: ["activity", "interest", "opinion"].map((field) => ({ field, op: "has_any", value: [topic.slug] })),
            },
          },
          buys(null, window(lastYear), "orders", "gte", 2),
          { not: buys({ category: [b.code, c.code] }, window(150 + v), "orders", "gte", 1) },
          { any: [buys(null, null, "spend", "gte", rich), { field: "tags", op: "has_any", value: [tag.slug] }] },
        ],
      },
      set: `${from} LEFT JOIN ${perCustomer("sum(l.base_amount_minor) AS s", "TRUE")} x ON x.customer_id = c.customer_id
        ${where(
          household,
          keen,
          `c.customer_id IN ${buyers(`l.purchased_at >= ${ago(lastYear)}`, `${orders} >= 2`)}`,
          `c.customer_id NOT IN ${buyers(never, `${orders} >= 1`)}`,
          `(x.s >= ${rich} OR ${tagged([tag.id])})`,
          willing,
        )}`,
      correlated: `${from} ${where(
        household,
        `NOT EXISTS (SELECT 1 FROM customer_aio i WHERE i.customer_id = c.customer_id AND i.topic_id = ${topic.id})`,
        `${figure(orders, `l.purchased_at >= ${ago(lastYear)}`)} >= 2`,
        `NOT EXISTS (SELECT 1 FROM purchase_line l WHERE l.customer_id = c.customer_id AND l.quantity > 0 AND ${sold(never)})`,
        `(${figure("coalesce(sum(l.base_amount_minor), 0)", "TRUE")} >= ${rich}
          OR EXISTS (SELECT 1 FROM customer_tag t WHERE t.customer_id = c.customer_id AND t.tag_id = ${tag.id}))`,
        willing,
      )}`,
    },
    {
      name: "R4",
      what: "lifetime: orders, average order, last and first date",
      json: {
        all: [
          buys(null, null, "orders", "gte", 4 + (v % 3)),
          buys(null, null, "average_order", "gte", average),
          buys(null, null, "days_since_last", "lte", 170 + v),
          buys(null, null, "days_since_first", "gte", 350 + v),
        ],
      },
      set: `${from} JOIN ${perCustomer(`${orders} AS o, sum(l.base_amount_minor) AS s, ${first} AS f, ${last} AS t`, "TRUE")} x
        ON x.customer_id = c.customer_id ${where(`x.o >= ${4 + (v % 3)}`, `x.s >= ${average} * x.o`, `x.t >= ${recent}`, `x.f < ${old}`, willing)}`,
      correlated: `${from} ${where(
        `${figure(orders, "TRUE")} >= ${4 + (v % 3)}`,
        `${figure("sum(l.base_amount_minor)", "TRUE")} >= ${average} * ${figure(orders, "TRUE")}`,
        `${figure(last, "TRUE")} >= ${recent}`,
        `${figure(first, "TRUE")} < ${old}`,
        willing,
      )}`,
    },
    {
      name: "R5",
      what: "bought A in a year, never B, in one province",
      json: {
        all: [
          buys({ category: [a.code] }, window(lastYear), "orders", "gte", 1),
          buys({ category: [b.code] }, null, "orders", "eq", 0),
          { field: "province", op: "in", value: [city] },
        ],
      },
      set: `${from} ${where(
        `c.province_code = '${city}'`,
        `c.customer_id IN (SELECT l.customer_id FROM purchase_line l WHERE l.quantity > 0 AND ${sold(`l.category_id = ${a.id} AND l.purchased_at >= ${ago(lastYear)}`)})`,
        `c.customer_id NOT IN (SELECT l.customer_id FROM purchase_line l WHERE l.quantity > 0 AND ${sold(`l.category_id = ${b.id}`)})`,
        willing,
      )}`,
      correlated: `${from} ${where(
        `c.province_code = '${city}'`,
        `EXISTS (SELECT 1 FROM purchase_line l WHERE l.customer_id = c.customer_id AND l.quantity > 0 AND ${sold(`l.category_id = ${a.id} AND l.purchased_at >= ${ago(lastYear)}`)})`,
        `NOT EXISTS (SELECT 1 FROM purchase_line l WHERE l.customer_id = c.customer_id AND l.quantity > 0 AND ${sold(`l.category_id = ${b.id}`)})`,
        willing,
      )}`,
    },
  ];
}
