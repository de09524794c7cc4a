// Is guessing slowed down, and is the person who is attacked left in peace?
import { beforeEach, describe, expect, it } from "vitest";
import { hashPassword } from "@/lib/server/auth/password";
import { db, resetDatabase } from "@/tests/support/database";
import { testScope } from "@/tests/support/scope";
import { Browser } from "./auth-browser";

const email = "victim@example.test";
const password = "con mèo trèo cây cau";

beforeEach(async () => {
  await resetDatabase();
  await testScope("rep", { email });
  await db().user.updateMany({ data: { passwordHash: await hashPassword(password) } });
});

async function guessUntilStopped(browser: Browser, account = email): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    try {
      await browser.signIn(account, `guess ${tries}`);
    } catch {
      return tries;
    }
  }
  return 100;
}

describe("the throttle", () => {
  it("stops guessing from one place after six tries, also with the right password", async () => {
    const attacker = new Browser("198.51.100.9");
    expect(await guessUntilStopped(attacker)).toBe(6);
    await expect(attacker.signIn(email, password)).rejects.toMatchObject({
      code: "RATE_LIMITED",
      details: { minutes: expect.any(Number) },
    });
  });

  it("counts guesses that arrive at the same time", async () => {
    const attacker = new Browser("198.51.100.9");
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => attacker.signIn(email, `guess ${i}`)),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(6);
  });

  it("lets the victim in from another address", async () => {
    await guessUntilStopped(new Browser("198.51.100.9"));
    expect(await new Browser("203.0.113.50").signIn(email, password)).toBe(true);
  });

  it("lets the victim in behind the attacker's own address, on a device that signed in before", async () => {
    const own = new Browser("198.51.100.9");
    expect(await own.signIn(email, password)).toBe(true);
    await guessUntilStopped(new Browser("198.51.100.9"));
    expect(await own.signIn(email, password)).toBe(true);
  });

  it("does not take another account's device mark, or one made up", async () => {
    await testScope("rep", { email: "other@example.test" });
    await db().user.updateMany({ data: { passwordHash: await hashPassword(password) } });
    const attacker = new Browser("198.51.100.9");
    expect(await attacker.signIn("other@example.test", password)).toBe(true);
    const [mark] = [...attacker.jar].filter(([name]) => name.startsWith("device-")).map(([, value]) => value);
    const victimName = [...(await cookiesOf(email))][0] ?? "";
    attacker.jar.set(victimName, mark ?? "");
    expect(await guessUntilStopped(attacker)).toBe(6);
  });

  it("slows guessing on a known device too", async () => {
    const own = new Browser();
    expect(await own.signIn(email, password)).toBe(true);
    expect(await guessUntilStopped(own)).toBe(12);
  });

  it("stops one address that tries a password on many accounts, and spares known devices there", async () => {
    const own = new Browser("198.51.100.9");
    expect(await own.signIn(email, password)).toBe(true);
    const attacker = new Browser("198.51.100.9");
    let tried = 0;
    await expect(async () => {
      for (; tried < 100; tried++) await attacker.signIn(`person-${tried}@example.test`, "Password-2026");
    }).rejects.toMatchObject({ code: "RATE_LIMITED" });
    expect(tried).toBe(60);
    expect(await own.signIn(email, password)).toBe(true);
  });

  it("forgets a few wrong tries once the right password comes", async () => {
    const browser = new Browser();
    for (let round = 0; round < 4; round++) {
      browser.jar.clear();
      for (let tries = 0; tries < 5; tries++) expect(await browser.signIn(email, "typo")).toBe(false);
      expect(await browser.signIn(email, password)).toBe(true);
    }
  });

  it("counts by account where no proxy tells addresses apart, and spares the victim's own device", async () => {
    const own = new Browser(null);
    expect(await own.signIn(email, password)).toBe(true);
    const tries = [await guessUntilStopped(new Browser(null)), await guessUntilStopped(new Browser(null))];
    expect(tries).toEqual([20, 0]);
    await expect(new Browser(null).signIn(email, password)).rejects.toMatchObject({ code: "RATE_LIMITED" });
    expect(await own.signIn(email, password)).toBe(true);
    expect(await new Browser(null).signIn("other@example.test", password)).toBe(false);
  });

  it("takes about as long for an unknown account as for a wrong password", async () => {
    const time = async (account: string) => {
      const start = performance.now();
      await new Browser(`192.0.2.${Math.trunc(performance.now()) % 250}`).signIn(account, "wrong");
      return performance.now() - start;
    };
    await time(email);
    const [known, unknown] = [await time(email), await time("nobody@example.test")];
    expect(unknown).toBeGreaterThan(known / 4);
  });
});

async function cookiesOf(account: string): Promise<string[]> {
  const browser = new Browser("203.0.113.99");
  await browser.signIn(account, password);
  return [...browser.jar.keys()].filter((name) => name.startsWith("device-"));
}
