// An unexpected console error or warning fails the test it happened in.
import { afterEach, beforeEach, expect, vi } from "vitest";

let unexpected: string[] = [];
let allowed: RegExp[] = [];

/** Says that this test provokes a console error that matches. */
export function expectConsoleError(pattern: RegExp): void {
  allowed.push(pattern);
}

beforeEach(() => {
  unexpected = [];
  allowed = [];
  for (const method of ["error", "warn"] as const) {
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      const text = words.map(String).join(" ");
      if (!allowed.some((pattern) => pattern.test(text))) unexpected.push(text);
    });
  }
});

afterEach(() => {
  const seen = unexpected;
  vi.restoreAllMocks();
  expect(seen, "unexpected console output").toEqual([]);
});
