// Is every way in made by the gate, and does the gate hold? Generated from the files: a new action is tried the day it is written.
import { describe, expect, it } from "vitest";
import { can, type Role, roles } from "@/lib/domain/basics/access";
import { as, bareScope } from "@/tests/support/scope";
import { actionFiles, actions, type Door, filesUnder, loaderFiles, loaders, routeFiles, routes, textOf } from "./doors";
import { fingerprint, look } from "./fingerprint";

const httpMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** The doors without a lock, by name; the same list as OpenDoor in lib/server/open-gate.ts. */
const openDoors = [
  "auth.exchange",
  "auth.signInPage",
  "health.alive",
  "health.ready",
  "invitations.accept",
  "invitations.page",
  "oneClick.page",
  "oneClick.stop",
  "oneClick.view",
  "preferenceCentre.page",
  "preferenceCentre.save",
  "preferences.locale",
  "preferences.theme",
  "setup.complete",
  "setup.page",
];

const all = [...actions, ...routes, ...loaders];
const locked = all.filter(({ facts }) => facts && facts.allows !== "anyone");

/** Calls a door as nobody in particular: the gate must answer before it looks at the input. */
async function knock({ value, facts, exported }: Door): Promise<{ code: string; redirect: boolean }> {
  if (facts?.kind === "endpoint") {
    const request = new Request("http://localhost/", { method: exported });
    const response = await (value as (r: Request, c: unknown) => Promise<Response>)(request, {
      params: Promise.resolve({}),
    });
    const answer = (await response.json()) as { error?: { code: string } };
    return { code: answer.error?.code ?? `status ${response.status}`, redirect: false };
  }
  if (facts?.kind === "loader") {
    try {
      await (value as (input?: unknown) => Promise<unknown>)(undefined);
      return { code: "let in", redirect: false };
    } catch (signal) {
      const digest = String((signal as { digest?: unknown }).digest ?? signal);
      if (digest.startsWith("NEXT_REDIRECT") && digest.includes("/sign-in"))
        return { code: "UNAUTHENTICATED", redirect: true };
      return { code: digest.startsWith("NEXT_HTTP_ERROR_FALLBACK;404") ? "FORBIDDEN" : digest, redirect: false };
    }
  }
  const result = await (value as (input?: unknown) => Promise<{ ok: boolean; error?: { code: string } }>)(undefined);
  return { code: result.error?.code ?? "let in", redirect: false };
}

async function refusals(name: string): Promise<number> {
  const rows = await look("SELECT count(*)::int AS n FROM audit_log WHERE action = $1 AND outcome = 'refused'", [name]);
  return Number(rows[0]?.n);
}

function without(door: Door): Role | undefined {
  const allows = door.facts?.allows;
  if (!allows || allows === "anyone") return undefined;
  return [...roles].reverse().find((role) => !can(role, allows));
}

describe("every way in", () => {
  it("is found at all", () => {
    expect(actionFiles.length).toBeGreaterThan(10);
    expect(loaderFiles.length).toBeGreaterThan(5);
    expect(routeFiles.length).toBeGreaterThan(3);
    expect(locked.length).toBeGreaterThan(60);
  });

  it("is made by the gate: actions", () => {
    expect(actions.filter(({ facts }) => facts?.kind !== "action").map(({ where }) => where)).toEqual([]);
  });

  it("is made by the gate: loaders", () => {
    expect(loaders.filter(({ facts }) => facts?.kind !== "loader").map(({ where }) => where)).toEqual([]);
  });

  it("is made by the gate: route handlers, and a route file exports nothing else", () => {
    const wrong = routes.filter(({ exported, facts }) => facts?.kind !== "endpoint" || !httpMethods.includes(exported));
    expect(wrong.map(({ where }) => where)).toEqual([]);
  });

  it("has a name of its own", () => {
    const names = new Map<string, Set<unknown>>();
    for (const { facts, value } of all) {
      if (facts) names.set(facts.name, (names.get(facts.name) ?? new Set()).add(value));
    }
    expect([...names].filter(([, values]) => values.size > 1).map(([name]) => name)).toEqual([]);
  });

  it("is open to strangers only where the closed list says so", () => {
    const open = all.filter(({ facts }) => facts?.allows === "anyone").map(({ facts }) => facts?.name ?? "");
    expect([...new Set(open)].sort()).toEqual(openDoors);
  });

  it("stands in its folder: server actions nowhere else, and every file there says that it holds them", () => {
    const marked = ["app", "components", "lib"].flatMap((folder) =>
      filesUnder(folder, /\.tsx?$/).filter((file) => /^\s*["']use server["']/m.test(textOf(file))),
    );
    expect(marked.filter((file) => !actionFiles.includes(file))).toEqual([]);
    expect(actionFiles.filter((file) => !marked.includes(file))).toEqual([]);
  });
});

describe("a stranger", () => {
  it.each(locked.map((door) => [door.where, door] as const))("is sent away: %s", async (_, door) => {
    expect((await knock(door)).code).toBe("UNAUTHENTICATED");
  });

  it("has written nothing by all that, not even in the audit log", async () => {
    const before = await fingerprint();
    for (const door of locked) await knock(door);
    expect(await fingerprint()).toEqual(before);
    expect(await look("SELECT action FROM audit_log")).toEqual([]);
  });
});

describe("somebody without the permission", () => {
  const tries = locked.flatMap((door) => {
    const role = without(door);
    return role ? [[door.where, role, door] as const] : [];
  });

  it.each(tries)("is refused, and it is written down: %s as %s", async (_, role, door) => {
    const name = door.facts?.name ?? "";
    const [before, earlier] = [await fingerprint(), await refusals(name)];
    expect((await as(bareScope(role), () => knock(door))).code).toBe("FORBIDDEN");
    expect(await fingerprint()).toEqual(before);
    expect(await refusals(name)).toBe(earlier + 1);
  });
});
