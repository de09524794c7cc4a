// What does an active user of no team get at? Every action and endpoint that their role may call is tried with ids of a
// customer of somebody else: nothing about that customer changes, and nothing secret comes back.
import { beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "@/lib/data/scope";
import { can } from "@/lib/domain/basics/access";
import { newId, now } from "@/lib/server/clock";
import { db } from "@/tests/support/database";
import { as, testScope, testTeam } from "@/tests/support/scope";
import { actions, type Door, loaders, routes } from "./doors";
import { customerFingerprint } from "./fingerprint";
import { sampleInput } from "./sample-input";

const secret = "Bí Mật Sơn Tùng";
const ids = { customer: newId(), note: newId(), contact: newId(), address: newId(), view: newId(), session: newId() };
let outsider: Scope;

beforeAll(async () => {
  const at = now();
  const team = await testTeam();
  const owner = await testScope("rep", { teamIds: [team] });
  outsider = await testScope("rep");
  const stamps = { createdAt: at, updatedAt: at };
  await db().customer.create({
    data: {
      id: ids.customer,
      kind: "person",
      code: "SECRET-1",
      name: secret,
      nameSearch: "bi mat son tung",
      nameSort: "Tùng Bí Mật Sơn",
      ownerId: owner.userId,
      teamId: team,
      ...stamps,
      interactions: {
        create: {
          id: ids.note,
          kind: "meeting",
          occurredAt: at,
          body: secret,
          nextStep: secret,
          authorId: owner.userId,
          ...stamps,
        },
      },
    },
  });
  await db().savedView.create({
    data: { id: ids.view, userId: owner.userId, entity: "customers", name: secret, query: {}, ...stamps },
  });
  const session = { sessionVersion: 1, createdAt: at, lastSeenAt: at, expiresAt: new Date(at.getTime() + 86_400_000) };
  await db().session.create({ data: { id: ids.session, userId: owner.userId, ...session } });
});

/** Ids to put where a customer's own id does not belong: the rows behind the customer, one after another. */
const targets = ["note", "view", "session", "customer"] as const;

function inputFor(door: Door, target: (typeof targets)[number]): unknown {
  const schema = door.facts?.input;
  if (!schema) return undefined;
  return sampleInput(schema, (name, format) => {
    if (/customer/i.test(name)) return format === "uuid" || name === "customerId" ? ids.customer : undefined;
    if (format === "uuid") return ids[target];
    return /^(q|query|search|text)$/i.test(name) ? "Bí Mật" : undefined;
  });
}

async function call({ value, facts, exported }: Door, input: unknown): Promise<string> {
  if (facts?.kind !== "endpoint")
    return JSON.stringify(await (value as (i: unknown) => Promise<unknown>)(input), bigints);
  const fields = Object.entries((input ?? {}) as Record<string, unknown>);
  const texts = Object.fromEntries(
    fields.filter(([, v]) => v !== null && v !== undefined).map(([k, v]) => [k, String(v)]),
  );
  const reads = exported === "GET" || exported === "HEAD";
  const address = `http://localhost/${reads ? `?${new URLSearchParams(texts)}` : ""}`;
  const request = new Request(address, { method: exported, ...(reads ? {} : { body: JSON.stringify(input) }) });
  const handler = value as (r: Request, c: unknown) => Promise<Response>;
  return (await handler(request, { params: Promise.resolve(texts) })).text();
}

function bigints(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}

/** What came back, and how far it came: stopped at the parse, refused behind it, or done. */
async function knock(door: Door, target: (typeof targets)[number]): Promise<{ text: string; parsed: boolean }> {
  const input = inputFor(door, target);
  try {
    const text = await as(outsider, () => call(door, input));
    return { text, parsed: !text.includes('"INVALID_INPUT"') };
  } catch (signal) {
    // Pages answer somebody else's row with "not found".
    return { text: String((signal as { digest?: unknown }).digest ?? signal), parsed: true };
  }
}

const permitted = [...actions, ...routes, ...loaders].filter(({ facts }) => {
  return facts && facts.allows !== "anyone" && can("rep", facts.allows);
});
const reached = new Set<string>();

describe("an outsider", () => {
  it.each(permitted.map((door) => [door.where, door] as const))(
    "neither changes nor reads a customer of others: %s",
    async (where, door) => {
      const before = await customerFingerprint(ids.customer);
      for (const target of targets) {
        const { text, parsed } = await knock(door, target);
        if (parsed) reached.add(where);
        expect(text).not.toContain(secret);
      }
      expect(await customerFingerprint(ids.customer)).toEqual(before);
    },
  );

  it("left the owner's saved view and session as they were", async () => {
    expect(await db().savedView.findUnique({ where: { id: ids.view } })).toMatchObject({ name: secret });
    expect(await db().session.findUnique({ where: { id: ids.session } })).toMatchObject({ revokedAt: null });
  });

  it("came past the parse on most doors, or these tries would prove nothing", () => {
    expect(reached.size / permitted.length).toBeGreaterThan(0.7);
  });
});
