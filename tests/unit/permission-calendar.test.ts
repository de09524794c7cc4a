// Terms in working days over Vietnamese holidays, and clocks on the wall on the days they change.
import { describe, expect, it } from "vitest";
import { addWorkingDays, isHoliday, isWorkingDay, termOf } from "@/lib/domain/permission/business-calendar";
import { foreignZones, recipientZones } from "@/lib/domain/permission/country-zones";
import { inWindow, wallTime } from "@/lib/domain/permission/local-time";
import { allPacks, findPack } from "@/lib/domain/permission/rule-packs/all-packs";
import { vietnamPack } from "@/lib/domain/permission/rule-packs/vietnam";

const zone = "Asia/Ho_Chi_Minh";
const lastDay = (received: string, clock: "acknowledge" | "stop" = "acknowledge") =>
  termOf(clock, new Date(received), vietnamPack, zone).lastDay;

describe("the two-working-day clock", () => {
  it("skips weekends, Tết, and the days given for a holiday on a Sunday", () => {
    expect(lastDay("2026-03-10T03:00:00Z")).toBe("2026-03-12");
    expect(lastDay("2026-03-13T03:00:00Z")).toBe("2026-03-17");
    expect(lastDay("2026-02-13T03:00:00Z")).toBe("2026-02-24");
    expect(lastDay("2026-04-24T03:00:00Z")).toBe("2026-04-29");
    expect(lastDay("2026-04-29T03:00:00Z")).toBe("2026-05-05");
  });

  it("begins with the day of the company: late in the evening is still that day, after midnight is the next", () => {
    expect(lastDay("2026-03-09T16:59:59Z")).toBe("2026-03-11");
    expect(lastDay("2026-03-09T17:00:00Z")).toBe("2026-03-12");
    const { lateAt } = termOf("acknowledge", new Date("2026-03-10T03:00:00Z"), vietnamPack, zone);
    expect(lateAt.toISOString()).toBe("2026-03-12T17:00:00.000Z");
  });

  it("counts plain days for the stop, and knows fixed days of a year that is not listed", () => {
    expect(lastDay("2026-02-10T03:00:00Z", "stop")).toBe("2026-02-25");
    expect([isHoliday("2041-09-02", "VN"), isHoliday("2041-02-03", "VN"), isHoliday("2026-09-02", null)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(isWorkingDay("2026-03-14", null)).toBe(false);
    expect(addWorkingDays("2026-03-13", 1, null)).toBe("2026-03-16");
  });
});

describe("windows of the day", () => {
  it("open at the first minute and close at the last, over midnight too", () => {
    const at = (minute: number) => ({ minute, weekday: 1 });
    expect([419, 420, 1319, 1320].map((minute) => inWindow(at(minute), "07:00", "22:00"))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([1259, 1260, 0, 479, 480].map((minute) => inWindow(at(minute), "21:00", "08:00"))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it("follow the clock on the wall through the hours that are skipped and repeated", () => {
    const ny = "America/New_York";
    expect(wallTime(new Date("2026-03-08T06:59:00Z"), ny).minute).toBe(119);
    expect(wallTime(new Date("2026-03-08T07:00:00Z"), ny).minute).toBe(180);
    expect(wallTime(new Date("2026-11-01T05:30:00Z"), ny).minute).toBe(90);
    expect(wallTime(new Date("2026-11-01T06:30:00Z"), ny).minute).toBe(90);
    expect(wallTime(new Date("2026-03-08T06:59:00Z"), ny).weekday).toBe(7);
  });

  it("must be open on every clock of a country whose clock nobody knows", () => {
    expect(recipientZones(null, null, zone)).toEqual([zone]);
    expect(recipientZones(null, "VN", zone)).toEqual([zone]);
    expect(recipientZones("Europe/Paris", "US", zone)).toEqual(["Europe/Paris"]);
    expect(recipientZones(null, "US", zone).length).toBeGreaterThan(20);
    expect(recipientZones(null, "??", zone)).toEqual([zone]);
    expect(foreignZones(zone).VN).toBeUndefined();
  });
});

describe("rule packs", () => {
  it("name their sources with the day they were read, and never call anybody compliant", () => {
    for (const pack of allPacks) {
      expect(JSON.stringify(pack)).not.toMatch(/complian|tuân thủ/i);
      for (const source of pack.sources) expect(source.readOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    expect(findPack("VN")?.version).toBe(
      Math.max(...allPacks.filter(({ code }) => code === "VN").map(({ version }) => version)),
    );
    expect([findPack("VN", 99), findPack("XX")]).toEqual([null, null]);
  });

  it("hold what Decree 91/2020 asks for, as read", () => {
    expect(vietnamPack.caps).toEqual({
      sms: { count: 3, hours: 24 },
      email: { count: 3, hours: 24 },
      phone: { count: 1, hours: 24 },
    });
    expect(vietnamPack.windows).toEqual({ sms: { from: "07:00", to: "22:00" }, phone: { from: "08:00", to: "17:00" } });
    expect(vietnamPack.clocks.acknowledge).toEqual({ days: 2, working: true, ownChoice: false });
  });
});
