import fc from "fast-check";
import { expect, test } from "vitest";
import { home, returnPath } from "@/lib/domain/basics/return-path";

test("a page of this site is gone on to, with what stood in its address", () => {
  for (const path of [
    "/customers/0192f3a1-0000-7000-8000-000000000000?tab=purchases",
    "/customers?q=Nguy%E1%BB%85n%20An&tag=1,2&sort=-spend",
    "/segments/new?rule=%7B%22all%22%3A%5B%5D%7D",
    "/plan",
  ])
    expect(returnPath(path)).toBe(path);
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https://evil.example/today",
  "http:evil.example",
  "javascript:alert(1)",
  "/\t/evil.example",
  "/\n//evil.example",
  " /today",
  "/..//evil.example",
  "/.//evil.example",
  "/a/..//evil.example",
  "/%2e%2e//evil.example",
  "/today//evil.example",
  "/nguyễn",
  "today",
  "",
  "/",
  "/sign-in?next=/customers",
  "/api/auth/signout",
  "/invite/abc",
  `/customers?q=${"a".repeat(5_000)}`,
  ["/customers", "/plan"],
  undefined,
  null,
])("%j does not decide where somebody lands", (asked) => expect(returnPath(asked)).toBe(home));

test("whatever is asked for, a browser stays on this site", () => {
  const piece = fc.constantFrom(
    "/",
    "\\",
    "//",
    "..",
    ".",
    "@",
    ":",
    "evil.example",
    "%2f",
    "%5c",
    "?",
    "#",
    "\t",
    "a",
    ";",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const next = returnPath(`/${pieces.join("")}`);
      const landed = new URL(next, "https://crm.example");
      expect(landed.origin).toBe("https://crm.example");
      expect(landed.pathname.startsWith("//")).toBe(false);
    }),
    { seed: 3, numRuns: 3_000 },
  );
});
