// How do people come in for the first time? Each door opens once: the set-up token, an invitation, a password link.
import { beforeEach, describe, expect, it } from "vitest";
import { acceptInvitation, completeSetup } from "@/lib/server/actions/auth";
import {
  changeRole,
  disablePerson,
  invitePerson,
  issuePasswordLink,
  revokeInvitation,
} from "@/lib/server/actions/people";
import { hashPassword } from "@/lib/server/auth/password";
import { ensureSetupToken } from "@/lib/server/setup";
import { db, resetDatabase } from "@/tests/support/database";
import { as, testScope, testTeam } from "@/tests/support/scope";
import { Browser } from "./auth-browser";

const password = "con mèo trèo cây cau";
const company = {
  companyName: "Công ty Thử",
  currency: "VND",
  timeZone: "Asia/Ho_Chi_Minh",
  locale: "vi",
  name: "Nguyễn Thị An",
  email: "an@example.test",
  password,
} as const;

beforeEach(() => resetDatabase());

/** The token at the end of the link that an action gave. */
function tokenOf(result: unknown): string {
  return (result as { data: { path: string } }).data.path.split("/").at(-1) ?? "";
}

describe("the first set-up", () => {
  it("names the company, makes the first administrator, and closes for good", async () => {
    const token = (await ensureSetupToken()) ?? "";
    expect(await completeSetup({ ...company, token })).toMatchObject({ ok: true });
    expect(await new Browser().signIn(company.email, password)).toBe(true);
    expect(await db().company.findFirst()).toMatchObject({
      name: "Công ty Thử",
      currencyChosen: true,
      setupTokenHash: null,
    });
    expect(await db().currencyRate.count()).toBe(3);
    const again = await completeSetup({ ...company, token, email: "second@example.test" });
    expect(again).toMatchObject({ ok: false, error: { code: "FORBIDDEN" } });
    expect(await ensureSetupToken()).toBeNull();
    expect(await db().user.count()).toBe(1);
  });

  it("refuses a wrong token, no token at all, and one that a newer one has replaced", async () => {
    expect(await completeSetup({ ...company, token: "x".repeat(43) })).toMatchObject({ error: { code: "FORBIDDEN" } });
    const old = (await ensureSetupToken()) ?? "";
    await ensureSetupToken();
    expect(await completeSetup({ ...company, token: old })).toMatchObject({ error: { code: "FORBIDDEN" } });
    expect(await db().user.count()).toBe(0);
  });

  it("lets only one of two through who come at the same time", async () => {
    const token = (await ensureSetupToken()) ?? "";
    const both = await Promise.all(
      ["a@example.test", "b@example.test"].map((email) => completeSetup({ ...company, token, email })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().user.count()).toBe(1);
  });

  it("says what is wrong with a password, and does not use the token up", async () => {
    const token = (await ensureSetupToken()) ?? "";
    for (const weak of ["short", "password123", "1234567890", "aaaaaaaaaaaa"]) {
      const refused = await completeSetup({ ...company, token, password: weak });
      expect(refused).toMatchObject({ error: { fields: { password: expect.stringMatching(/\p{L}/u) } } });
    }
    expect(await completeSetup({ ...company, token })).toMatchObject({ ok: true });
  });
});

describe("an invitation", () => {
  it("brings somebody in once, in the role and team of the invitation and no other", async () => {
    const admin = await testScope("administrator");
    const teamId = await testTeam();
    const invited = { email: "New@Example.test", name: "Lê Bình", role: "rep", teamId } as const;
    const token = tokenOf(await as(admin, () => invitePerson(invited)));
    expect(await acceptInvitation({ token, name: "Lê Bình", password })).toMatchObject({ ok: true });
    const browser = new Browser();
    expect(await browser.signIn("new@example.test", password)).toBe(true);
    expect((await browser.request())?.actor.scope).toMatchObject({ role: "rep", teamIds: [teamId] });
    const again = await acceptInvitation({ token, name: "Somebody else", password: "another long password" });
    expect(again).toMatchObject({ ok: false, error: { code: "NOT_FOUND" } });
    expect(JSON.stringify(await db().auditLog.findMany())).not.toContain(token);
  });

  it("works for only one of two who open it at the same time", async () => {
    const admin = await testScope("administrator");
    const token = tokenOf(await as(admin, () => invitePerson({ email: "n@example.test", name: "N", role: "rep" })));
    const both = await Promise.all(["A", "B"].map((name) => acceptInvitation({ token, name, password })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("stops working when it is withdrawn, replaced or expired", async () => {
    const admin = await testScope("administrator");
    const invite = () => as(admin, () => invitePerson({ email: "n@example.test", name: "N", role: "rep" }));
    const first = tokenOf(await invite());
    const second = tokenOf(await invite());
    expect(await acceptInvitation({ token: first, name: "N", password })).toMatchObject({
      error: { code: "NOT_FOUND" },
    });
    const open = await db().invitation.findFirstOrThrow({ where: { revokedAt: null } });
    await as(admin, () => revokeInvitation({ invitationId: open.id }));
    expect(await acceptInvitation({ token: second, name: "N", password })).toMatchObject({ ok: false });
    const third = tokenOf(await invite());
    await db().invitation.updateMany({ data: { expiresAt: new Date("2020-01-01") } });
    expect(await acceptInvitation({ token: third, name: "N", password })).toMatchObject({ ok: false });
    expect(await db().user.count()).toBe(1);
  });

  it("as a password link keeps role and teams, and ends the sessions that knew the old password", async () => {
    const admin = await testScope("administrator");
    const rep = await testScope("rep", { email: "rep@example.test" });
    await db().user.update({ where: { id: rep.userId }, data: { passwordHash: await hashPassword(password) } });
    const browser = new Browser();
    await browser.signIn("rep@example.test", password);
    const token = tokenOf(await as(admin, () => issuePasswordLink({ userId: rep.userId })));
    await as(admin, () => changeRole({ userId: rep.userId, role: "analyst" }));
    expect(await acceptInvitation({ token, name: "", password: "chú chuột đi chợ" })).toMatchObject({ ok: false });
    expect(await acceptInvitation({ token, name: "Ignored", password: "chú chuột đi chợ" })).toMatchObject({
      ok: true,
    });
    expect(await browser.request()).toBeNull();
    expect(await db().user.findUnique({ where: { id: rep.userId } })).toMatchObject({
      role: "analyst",
      name: "Test rep",
    });
  });

  it("of a disabled person does not bring them back", async () => {
    const admin = await testScope("administrator");
    const rep = await testScope("rep", { email: "rep@example.test" });
    const token = tokenOf(await as(admin, () => issuePasswordLink({ userId: rep.userId })));
    await as(admin, () => disablePerson({ userId: rep.userId }));
    expect(await acceptInvitation({ token, name: "R", password })).toMatchObject({ error: { code: "NOT_FOUND" } });
  });
});

describe("the last administrator", () => {
  it("can neither be disabled nor demoted; with a second one, one of them can", async () => {
    const admin = await testScope("administrator");
    const userId = admin.userId;
    const refused = { ok: false, error: { code: "NOT_READY" } };
    expect(await as(admin, () => disablePerson({ userId }))).toMatchObject(refused);
    expect(await as(admin, () => changeRole({ userId, role: "manager" }))).toMatchObject(refused);
    await testScope("administrator");
    expect(await as(admin, () => changeRole({ userId, role: "manager" }))).toMatchObject({ ok: true });
  });

  it("remains when two administrators remove each other at the same moment", async () => {
    const [one, other] = [await testScope("administrator"), await testScope("administrator")];
    const both = await Promise.all([
      as(one, () => disablePerson({ userId: other.userId })),
      as(other, () => disablePerson({ userId: one.userId })),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().user.count({ where: { role: "administrator", status: "active" } })).toBe(1);
  });
});
