// Segments as things: made, changed, lost updates refused, circles refused, snapshots compared, exported as permitted.
import { readSheet } from "read-excel-file/node";
import { beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "@/lib/data/scope";
import { countSegment } from "@/lib/data/segment-counts";
import { segmentsOfCustomer } from "@/lib/data/segments";
import { searchKey } from "@/lib/domain/basics/text";
import {
  archiveSegment,
  copySegment,
  createSegment,
  createStaticSegment,
  restoreSegment,
  saveSegment,
  takeSegmentSnapshot,
} from "@/lib/server/actions/segments";
import { newId, now } from "@/lib/server/clock";
import { addressHash } from "@/lib/server/contact-hash-key";
import { segmentExport } from "@/lib/server/endpoints/segment-export";
import { segmentCount, segmentPreview, segmentSuggestions } from "@/lib/server/endpoints/segments";
import { explainSegmentRule } from "@/lib/server/loaders/segment-rules";
import { loadSegment, loadSegmentBuilder, loadSegmentList } from "@/lib/server/loaders/segments";
import { db } from "../support/database";
import { permissionCompany } from "../support/permission";
import { as, testScope } from "../support/scope";

let marketer: Scope;
let other: Scope;
const ids: Record<string, string> = {};
const people = [
  { code: "A", name: "Đào Thị Ánh", birth: "1990-05-05", province: "79" },
  { code: "B", name: "=HYPERLINK(1)", birth: "1980-05-05", province: "01" },
  { code: "C", name: "Trần Văn Cường", birth: null, province: "79" },
];
const saigon = { all: [{ field: "province", op: "in", value: ["79"] }] };
const named = (name: string) => ({ nameVi: name, nameEn: name, description: null, folder: null });

async function made(rule: unknown, name = "Phân khúc"): Promise<string> {
  const result = await as(marketer, () => createSegment({ ...named(name), rule }));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.data.id;
}
const post = (body: unknown) =>
  new Request("http://localhost/api", {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json" },
  });
const noParams = { params: Promise.resolve({}) };

beforeAll(async () => {
  marketer = await testScope("marketer");
  other = await testScope("marketer");
  const at = now();
  const noticeVersionId = (await permissionCompany()).promotions ?? "";
  for (const { code, name, birth, province } of people) {
    ids[code] = newId();
    await db().customer.create({
      data: {
        id: ids[code],
        kind: "person",
        code,
        name,
        nameSearch: searchKey(name),
        nameSort: name,
        birthDate: birth ? new Date(`${birth}T00:00:00Z`) : null,
        provinceCode: province,
        createdAt: at,
        updatedAt: at,
        contactPoints: {
          create: [
            {
              id: newId(),
              kind: "email",
              value: `${code}@x.vn`,
              display: `${code}@x.vn`,
              valueHash: addressHash("email", `${code}@x.vn`),
              status: "verified",
              source: "rep",
              createdAt: at,
              updatedAt: at,
            },
          ],
        },
      },
    });
  }
  await db().preferenceState.create({
    data: {
      customerId: ids.A!,
      purposeCode: "promotions",
      channel: "email",
      state: "granted",
      since: new Date(at.getTime() - 1000),
      noticeVersionId,
      eventId: newId(),
    },
  });
  await db().preferenceState.create({
    data: {
      customerId: ids.C!,
      purposeCode: "promotions",
      channel: "email",
      state: "granted",
      since: new Date(at.getTime() - 2000),
      noticeVersionId,
      expiresAt: new Date(at.getTime() - 1000),
      eventId: newId(),
    },
  });
});

describe("a segment", () => {
  it("is kept with its size, its history and who changed it why", async () => {
    const id = await made(saigon, "Sài Gòn");
    const wider = { any: [...saigon.all, { field: "age", op: "gte", value: 40 }] };
    const saved = await as(marketer, () =>
      saveSegment({ id, version: 1, ...named("Sài Gòn +"), rule: wider, reason: "thêm người lớn tuổi" }),
    );
    expect(saved).toMatchObject({ ok: true, data: { version: 2 } });
    const shown = await as(marketer, () => loadSegment({ id }));
    expect(shown.segment).toMatchObject({ nameVi: "Sài Gòn +", memberCount: 3 });
    expect(shown.counted?.members).toBe(3);
    expect(shown.members?.rows.map(({ code }) => code).sort()).toEqual(["A", "B", "C"]);
    expect(shown.history.map(({ version, reason }) => [version, reason])).toEqual([
      [2, "thêm người lớn tuổi"],
      [1, null],
    ]);
    expect(shown.sentence).toContain("TP. Hồ Chí Minh");
    const late = await as(marketer, () => saveSegment({ id, version: 1, ...named("x"), rule: saigon }));
    expect(late).toMatchObject({ ok: false, error: { code: "CONFLICT" } });
    const audit = await db().auditLog.findFirst({ where: { entityId: id, action: "segments.save" } });
    expect(audit?.reason).toBe("thêm người lớn tuổi");
  });

  it("is not saved with an empty group, an unknown name, or a circle", async () => {
    const bad = (rule: unknown) => as(marketer, () => createSegment({ ...named("x"), rule }));
    expect(await bad({ all: [] })).toMatchObject({
      ok: false,
      error: { code: "INVALID_RULE", fields: { rule: expect.any(String) } },
    });
    expect(await bad({ all: [{ field: "tags", op: "has_any", value: ["no-such"] }] })).toMatchObject({
      ok: false,
      error: { fields: { "all.0.value": expect.any(String) } },
    });
    const a = await made(saigon, "A");
    const b = await made({ all: [{ segment: a }] }, "B");
    const circle = await as(marketer, () =>
      saveSegment({ id: a, version: 1, ...named("A"), rule: { not: { segment: b } } }),
    );
    expect(circle).toMatchObject({
      ok: false,
      error: { code: "INVALID_RULE", message: expect.stringContaining("A → B → A") },
    });
  });

  it("may be copied and put away by others only as far as it is theirs", async () => {
    const id = await made(saigon, "Của tôi");
    expect(await as(other, () => archiveSegment({ id }))).toMatchObject({ ok: false, error: { code: "FORBIDDEN" } });
    const copy = await as(other, () => copySegment({ id, nameVi: "Bản sao", nameEn: "Copy" }));
    expect(copy.ok && (await db().segment.findUnique({ where: { id: copy.data.id } }))).toMatchObject({
      ownerId: other.userId,
      memberCount: 2,
    });
    expect(await as(marketer, () => archiveSegment({ id }))).toMatchObject({ ok: true });
    const active = await as(marketer, () => loadSegmentList({}));
    expect(active.segments.some((one) => one.id === id)).toBe(false);
    expect(await as(marketer, () => restoreSegment({ id }))).toMatchObject({ ok: true });
  });

  it("shows who joined and who left between two snapshots", async () => {
    const id = await made(saigon, "Chụp");
    await as(marketer, () => takeSegmentSnapshot({ id }));
    await db().customer.update({ where: { id: ids.B! }, data: { provinceCode: "79" } });
    await db().customer.update({ where: { id: ids.C! }, data: { provinceCode: "48" } });
    await as(marketer, () => takeSegmentSnapshot({ id, reason: "sau" }));
    const { snapshots } = await as(marketer, () => loadSegment({ id }));
    expect(snapshots.map(({ memberCount, joined, left }) => ({ memberCount, joined, left }))).toEqual([
      { memberCount: 2, joined: 1, left: 1 },
      { memberCount: 2, joined: null, left: null },
    ]);
    const before = await as(marketer, () => loadSegment({ id, snapshot: snapshots[1]!.id }));
    expect(before.members?.rows.map(({ code }) => code).sort()).toEqual(["A", "C"]);
    await db().customer.update({ where: { id: ids.B! }, data: { provinceCode: "01" } });
    await db().customer.update({ where: { id: ids.C! }, data: { provinceCode: "79" } });
  });

  it("hides the people of a snapshot from a role that may not see a fact in its rule", async () => {
    const id = await made({ not: { field: "income", op: "gte", value: 1 } }, "Thu nhập");
    await as(marketer, () => takeSegmentSnapshot({ id }));
    const { snapshots } = await as(marketer, () => loadSegment({ id }));
    const snapshot = snapshots[0]!.id;
    expect((await as(marketer, () => loadSegment({ id, snapshot }))).members?.rows).not.toHaveLength(0);
    const auditor = await testScope("auditor");
    const shown = await as(auditor, () => loadSegment({ id, snapshot }));
    expect([shown.sentence, shown.members]).toEqual([null, null]);
  });

  it("can be a fixed list, usable inside another rule", async () => {
    const result = await as(marketer, () =>
      createStaticSegment({ ...named("Cố định"), codes: ["A", "B", "KHÔNG CÓ"] }),
    );
    expect(result).toMatchObject({ ok: true, data: { members: 2, unknown: ["KHÔNG CÓ"], unknownCount: 1 } });
    const id = result.ok ? result.data.id : "";
    const counted = await countSegment(db(), marketer, { all: [{ segment: id }, { not: saigon.all[0] }] }, now());
    expect(counted.members).toBe(1);
    const mine = await segmentsOfCustomer(db(), marketer, ids.B!, now());
    expect(mine.map((one) => one.id)).toContain(id);
  });
});

describe("the builder's questions", () => {
  it("are answered with a count beside every condition, and with what may be contacted", async () => {
    const response = await as(marketer, () => segmentCount(post({ rule: saigon }), noParams));
    expect(await response.json()).toMatchObject({
      members: 2,
      population: 3,
      withheld: 0,
      mayContact: { promotions: { email: 1, sms: 0 } },
      conditions: [
        { path: "", alone: 2, inPlace: 2 },
        { path: "all.0", alone: 2, inPlace: 2 },
      ],
    });
  });

  it("are refused in words when they are no rule", async () => {
    const response = await as(marketer, () =>
      segmentCount(post({ rule: { all: [{ field: "x", op: "is" }] } }), noParams),
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { code: "INVALID_RULE", fields: { "all.0.field": expect.any(String) } },
    });
    const rep = await testScope("rep");
    expect((await as(rep, () => segmentCount(post({ rule: saigon }), noParams))).status).toBe(403);
  });

  it("page through the people and suggest what there is", async () => {
    const preview = await as(marketer, () => segmentPreview(post({ rule: { all: [] } }), noParams));
    expect((await preview.json()).rows).toHaveLength(3);
    const ask = (about: string, q = "") =>
      as(marketer, () =>
        segmentSuggestions(new Request(`http://localhost/?about=${about}&q=${encodeURIComponent(q)}`), noParams),
      );
    expect((await (await ask("province", "ho chi minh")).json()).items[0]).toEqual({
      value: "79",
      label: "TP. Hồ Chí Minh",
      count: 2,
    });
    expect((await ask("nothing")).status).toBe(404);
    for (const about of [
      "tags",
      "interest",
      "campaign",
      "awareness",
      "relationship",
      "contact_point",
      "owner",
      "team",
      "job_title",
      "decision_criteria",
      "occupation",
      "kind",
      "score.rfm_segment",
      "catalogue.category",
      "catalogue.product",
      "catalogue.store",
      "catalogue.partner",
      "catalogue.purchaseChannel",
      "catalogue.segment",
    ]) {
      expect((await ask(about, "a%_'\\")).status, about).toBe(200);
    }
  });

  it("say why somebody is in", async () => {
    const answer = await as(marketer, () => explainSegmentRule({ rule: saigon, customer: "A" }));
    expect(answer).toMatchObject({
      in: true,
      trace: { holds: true, children: [{ path: "all.0", seen: "79", holds: true }] },
    });
  });

  it("hide from a role what it may not see", async () => {
    const auditor = await testScope("auditor");
    const income = { field: "income", op: "gte", value: 1 };
    await expect(countSegment(db(), auditor, income, now())).rejects.toMatchObject({ code: "INVALID_RULE" });
    await expect(countSegment(db(), marketer, income, now())).resolves.toMatchObject({ members: 0 });
  });

  it("open with a rule from an address, and say so when it is none", async () => {
    const good = await as(marketer, () => loadSegmentBuilder({ rule: JSON.stringify(saigon) }));
    expect(good).toMatchObject({ rule: saigon, unreadable: false });
    const bad = await as(marketer, () => loadSegmentBuilder({ rule: "{" }));
    expect(bad).toMatchObject({ rule: { all: [] }, unreadable: true });
  });
});

describe("the file of a segment", () => {
  it("holds addresses only under a live grant, no formulas, and is written down", async () => {
    const id = await made({ any: [saigon.all[0], { field: "code", op: "is", value: "B" }] }, "Xuất");
    const response = await as(marketer, () =>
      segmentExport(new Request("http://localhost/api"), { params: Promise.resolve({ id }) }),
    );
    const text = await response.text();
    expect(text).toContain("A@x.vn");
    expect(text).not.toContain("B@x.vn");
    // C agreed once, and that has run out.
    expect(text).not.toContain("C@x.vn");
    expect(text).toContain("'=HYPERLINK(1)");
    const row = await db().auditLog.findFirst({ where: { action: "segments.export", entityId: id } });
    expect(row?.detail).toMatchObject({ after: { count: 3, purpose: "promotions" } });
    const analyst = await testScope("analyst");
    const refused = await as(analyst, () =>
      segmentExport(new Request("http://localhost/api"), { params: Promise.resolve({ id }) }),
    );
    expect(refused.status).toBe(403);
  });

  it("is also a workbook, under the same gate: texts stay texts, and the kind of file is written down", async () => {
    const id = await made({ any: [saigon.all[0], { field: "code", op: "is", value: "B" }] }, "Sổ");
    const response = await as(marketer, () =>
      segmentExport(new Request("http://localhost/api?format=xlsx"), { params: Promise.resolve({ id }) }),
    );
    expect(response.headers.get("Content-Disposition")).toContain(".xlsx");
    const rows = await readSheet(Buffer.from(await response.arrayBuffer()));
    const cells = rows.flat();
    expect(rows).toHaveLength(4);
    expect(cells).toContain("A@x.vn");
    expect(cells).not.toContain("B@x.vn");
    expect(cells).not.toContain("C@x.vn");
    expect(cells.some((cell) => typeof cell === "string" && cell.endsWith("=HYPERLINK(1)"))).toBe(true);
    const row = await db().auditLog.findFirst({ where: { action: "segments.export", entityId: id } });
    expect(row?.detail).toMatchObject({ after: { count: 3, format: "xlsx", purpose: "promotions" } });
  });
});
