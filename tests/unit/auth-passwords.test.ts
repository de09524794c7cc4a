// Which passwords may be chosen, and what does a request tell about its machine?
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { deviceName } from "@/components/auth/device-name";
import { hashPassword, isCommonPassword, newPassword, passwordFits } from "@/lib/server/auth/password";
import { deviceCookie, knownDevice, newDeviceMark, visitorOf } from "@/lib/server/auth/visitor";

beforeAll(() => {
  process.env.DATABASE_URL ??= "postgresql://nobody@127.0.0.1/none";
  process.env.NEXTAUTH_SECRET ??= "only-for-tests-only-for-tests-only-for-tests";
  process.env.CONTACT_HASH_KEY ??= "only-for-tests-only-for-tests-only-for-tests";
});

const wrongWith = (text: string) => newPassword.safeParse(text).error?.issues[0]?.message;

describe("a new password", () => {
  it.each([
    ["mèo con", "passwordShort"],
    ["x".repeat(201), "passwordLong"],
    ["Password123!", "passwordCommon"],
    ["QWERTYUIOP", "passwordCommon"],
    ["matkhau12345", "passwordCommon"],
    ["zzzzzzzzzzzz", "passwordCommon"],
  ])("refuses %s", (text, why) => expect(wrongWith(text)).toBe(why));

  it.each(["con mèo trèo cây cau", "correct horse battery", "aB3$kl90-q", "密码需要十个字符以上吗"])(
    "takes %s",
    (text) => expect(wrongWith(text)).toBeUndefined(),
  );

  it("asks for no capital letters, figures or marks", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,8} [a-z]{6,9}$/), (text) => isCommonPassword(text) || !wrongWith(text)),
      { seed: 7 },
    );
  });

  it("is kept as argon2id and fits only itself; nothing fits an account without one", async () => {
    const hash = await hashPassword("con mèo trèo cây cau");
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordFits("con mèo trèo cây cau".normalize("NFD"), hash)).toBe(true);
    expect(await passwordFits("con meo treo cay cau", hash)).toBe(false);
    expect(await passwordFits("nobody has this password", null)).toBe(false);
  });
});

describe("a request", () => {
  it("comes from the address that the nearest proxy saw, whatever the client claims", () => {
    const headers = new Headers({ "x-forwarded-for": "1.2.3.4, 198.51.100.1" });
    expect(visitorOf(headers, true).ip).toBe("198.51.100.1");
    expect(visitorOf(new Headers(), true).ip).toBeNull();
  });

  it("comes from nowhere in particular without a trusted proxy, since the header is then the client's own", () => {
    expect(visitorOf(new Headers({ "x-forwarded-for": "198.51.100.1" })).ip).toBeNull();
  });

  it("carries a device mark that fits one account only and cannot be made up", () => {
    const mark = newDeviceMark("a@example.test");
    const visitor = visitorOf(new Headers({ cookie: `x=1; ${deviceCookie("a@example.test")}=${mark}; y=2` }));
    expect(knownDevice("a@example.test", visitor.cookie(deviceCookie("a@example.test")))).toBe(mark.split(".")[0]);
    expect(knownDevice("b@example.test", mark)).toBeNull();
    for (const forged of ["", "a", "a.b", `${mark}x`, `x${mark}`])
      expect(knownDevice("a@example.test", forged)).toBeNull();
  });

  it("names its device so that a person recognises it", () => {
    const iphone =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1";
    const edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0";
    expect(deviceName(iphone)).toEqual({ browser: "Safari", system: "iPhone" });
    expect(deviceName(edge)).toEqual({ browser: "Edge", system: "Windows" });
    expect(deviceName("curl/8")).toBeNull();
  });
});
