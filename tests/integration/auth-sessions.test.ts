// Who is signed in, and until when? Each answer is asked of the session row at the next request.
import { beforeEach, describe, expect, it } from "vitest";
import type { Scope } from "@/lib/data/scope";
import { changePassword, revokeSession, signOutEverywhere } from "@/lib/server/actions/me";
import { changeRole, disablePerson, enablePerson } from "@/lib/server/actions/people";
import { archiveTeam } from "@/lib/server/actions/teams";
import { hashPassword } from "@/lib/server/auth/password";
import { now } from "@/lib/server/clock";
import { db, resetDatabase } from "@/tests/support/database";
import { as, testScope, testTeam } from "@/tests/support/scope";
import { Browser } from "./auth-browser";

const password = "con mèo trèo cây cau";
let admin: Scope;
let rep: Scope;
let team: string;

beforeEach(async () => {
  await resetDatabase();
  team = await testTeam();
  admin = await testScope("administrator", { email: "admin@example.test" });
  rep = await testScope("rep", { email: "rep@example.test", teamIds: [team] });
  await db().user.updateMany({ data: { passwordHash: await hashPassword(password) } });
});

async function signedIn(email = "rep@example.test"): Promise<Browser> {
  const browser = new Browser();
  expect(await browser.signIn(email, password)).toBe(true);
  return browser;
}

describe("signing in", () => {
  it("gives a scope with the role and the teams of the row", async () => {
    const browser = await signedIn("  REP@example.test ");
    expect((await browser.request())?.actor.scope).toEqual({ userId: rep.userId, role: "rep", teamIds: [team] });
  });

  it("takes a composed and a decomposed password for the same", async () => {
    expect(await new Browser().signIn("rep@example.test", password.normalize("NFD"))).toBe(true);
  });

  it("refuses a wrong password, an unknown address, an account without a password, and writes each down", async () => {
    await db().user.update({ where: { id: admin.userId }, data: { passwordHash: null } });
    expect(await new Browser("198.51.100.1").signIn("rep@example.test", "something else")).toBe(false);
    expect(await new Browser("198.51.100.2").signIn("nobody@example.test", password)).toBe(false);
    expect(await new Browser("198.51.100.3").signIn("admin@example.test", password)).toBe(false);
    const written = await db().auditLog.findMany({ where: { action: "auth.signIn" }, orderBy: { at: "asc" } });
    expect(written.map(({ outcome, entityId }) => [outcome, entityId])).toEqual([
      ["refused", rep.userId],
      ["refused", null],
      ["refused", admin.userId],
    ]);
    expect(JSON.stringify(written)).not.toContain("something else");
  });

  it("does not believe a cookie that somebody else sealed, or that names another's session", async () => {
    const browser = await signedIn();
    const token = browser.jar.get("session") ?? "";
    browser.jar.set("session", `${token.slice(0, -4)}AAAA`);
    expect(await browser.request()).toBeNull();
  });
});

describe("a session ends at the next request", () => {
  it("when it is revoked from another device, and only that one", async () => {
    const [phone, desk] = [await signedIn(), await signedIn()];
    const sessionId = (await phone.request())?.sessionId ?? "";
    expect(await as(rep, () => revokeSession({ sessionId }))).toMatchObject({ ok: true });
    expect(await phone.request()).toBeNull();
    expect(await desk.request()).not.toBeNull();
  });

  it("not by somebody else", async () => {
    const phone = await signedIn();
    const sessionId = (await phone.request())?.sessionId ?? "";
    const other = await testScope("manager");
    expect(await as(other, () => revokeSession({ sessionId }))).toMatchObject({ error: { code: "NOT_FOUND" } });
    expect(await phone.request()).not.toBeNull();
  });

  it("everywhere, after signing out everywhere", async () => {
    const browsers = [await signedIn(), await signedIn()];
    await as(rep, () => signOutEverywhere(undefined));
    for (const browser of browsers) expect(await browser.request()).toBeNull();
    expect(await (await signedIn()).request()).not.toBeNull();
  });

  it("when the person is disabled, who can then not come back until enabled, and then only by signing in", async () => {
    const browser = await signedIn();
    expect(await as(admin, () => disablePerson({ userId: rep.userId }))).toMatchObject({ data: { sessionsEnded: 1 } });
    expect(await browser.request()).toBeNull();
    expect(await new Browser().signIn("rep@example.test", password)).toBe(false);
    await as(admin, () => enablePerson({ userId: rep.userId }));
    expect(await browser.request()).toBeNull();
    expect(await (await signedIn()).request()).not.toBeNull();
  });

  it("when the password changes", async () => {
    const browser = await signedIn();
    const wrong = await as(rep, () =>
      changePassword({ current: "not this one", password: "chú chuột đi chợ đường xa" }),
    );
    expect(wrong).toMatchObject({ ok: false, error: { fields: { current: expect.any(String) } } });
    expect(await browser.request()).not.toBeNull();
    const done = await as(rep, () => changePassword({ current: password, password: "chú chuột đi chợ đường xa" }));
    expect(done).toMatchObject({ ok: true });
    expect(await browser.request()).toBeNull();
    expect(await new Browser().signIn("rep@example.test", password)).toBe(false);
    expect(await new Browser().signIn("rep@example.test", "chú chuột đi chợ đường xa")).toBe(true);
  });

  it("when it expires, or rests for more than two weeks", async () => {
    const browser = await signedIn();
    const day = 86_400_000;
    expect(await browser.request(new Date(now().getTime() + 13 * day))).not.toBeNull();
    // The look above counted as use: two weeks run from it.
    expect(await browser.request(new Date(now().getTime() + 28 * day))).toBeNull();
    await db().session.updateMany({ data: { lastSeenAt: new Date(now().getTime() + 29 * day) } });
    expect(await browser.request(new Date(now().getTime() + 31 * day))).toBeNull();
  });
});

describe("what a session may do is read anew each time", () => {
  it("a new role and an archived team take effect at once", async () => {
    const browser = await signedIn();
    await as(admin, () => changeRole({ userId: rep.userId, role: "analyst" }));
    await as(admin, () => archiveTeam({ teamId: team, archived: true }));
    expect((await browser.request())?.actor.scope).toMatchObject({ role: "analyst", teamIds: [] });
  });

  it("remembers its last use at most once a minute", async () => {
    const browser = await signedIn();
    const first = await db().session.findFirstOrThrow();
    await browser.request(new Date(first.lastSeenAt.getTime() + 30_000));
    expect((await db().session.findFirstOrThrow()).lastSeenAt).toEqual(first.lastSeenAt);
    const later = new Date(first.lastSeenAt.getTime() + 90_000);
    await browser.request(later);
    expect((await db().session.findFirstOrThrow()).lastSeenAt).toEqual(later);
  });
});
