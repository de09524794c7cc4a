import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withFileLock } from "@/lib/ops/file-lock";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "crm-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the lock file", () => {
  it("lets one holder in at a time", async () => {
    const file = path.join(folder, "lock");
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await sleep(5);
      inside--;
    };
    await Promise.all(Array.from({ length: 5 }, () => withFileLock(file, work)));
    expect(most).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  it("is taken over from a process that is gone", async () => {
    const file = path.join(folder, "lock");
    writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, started: null }));
    await expect(withFileLock(file, async () => "in")).resolves.toBe("in");
  });

  it("is taken over when the process id now belongs to another process", async () => {
    const file = path.join(folder, "lock");
    writeFileSync(file, JSON.stringify({ pid: process.pid, started: "1" }));
    await expect(withFileLock(file, async () => "in")).resolves.toBe("in");
  });

  it("is released when the work fails", async () => {
    const file = path.join(folder, "lock");
    await expect(withFileLock(file, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(existsSync(file)).toBe(false);
  });

  it("refuses with the holder's name when it stays held", async () => {
    const file = path.join(folder, "lock");
    await withFileLock(file, async () => {
      await expect(withFileLock(file, async () => "in", 100)).rejects.toThrow(String(process.pid));
    });
  });
});
