// Notes on a real database: saved once however often they arrive, changed with a version check, within reach only.
import { beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "@/lib/data/scope";
import { createCustomer } from "@/lib/server/actions/customer-profile";
import { changeNote, setNextStepDone, setNoteArchived } from "@/lib/server/actions/notes";
import { newId } from "@/lib/server/clock";
import { noteArrival } from "@/lib/server/endpoints/notes";
import { loadTimeline } from "@/lib/server/loaders/customer-profile";
import { loadNote, loadNotes } from "@/lib/server/loaders/notes";
import { db } from "../support/database";
import { as, testScope, testTeam } from "../support/scope";

let rep: Scope;
let mate: Scope;
let otherRep: Scope;
let auditor: Scope;
let customerId: string;

beforeAll(async () => {
  const team = await testTeam();
  rep = await testScope("rep", { teamIds: [team] });
  mate = await testScope("rep", { teamIds: [team] });
  otherRep = await testScope("rep", { teamIds: [await testTeam()] });
  auditor = await testScope("auditor");
  const made = await as(rep, () => createCustomer({ kind: "company", name: "Công ty Sao Mai" }));
  if (!made.ok) throw new Error(made.error.code);
  customerId = made.data.id;
});

const note = (more: Record<string, unknown> = {}) => ({
  customerId,
  clientKey: newId(),
  kind: "meeting",
  outcome: "positive",
  occurredAt: "2026-03-02T02:00:00.000Z",
  body: "Gặp chị Lan, khách muốn xem mẫu mới.",
  nextStep: "Gửi báo giá",
  nextStepOn: "2026-03-05",
  ...more,
});

async function send(who: Scope, body: unknown) {
  const request = new Request("http://crm.test/api/notes", { method: "POST", body: JSON.stringify(body) });
  const response = await as(who, () => noteArrival(request, { params: Promise.resolve({}) }));
  return { status: response.status, body: await response.json() };
}

describe("a note from a phone", () => {
  it("twenty arrivals of one key make one row, and each gets the same answer", async () => {
    const sent = note();
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(rep, sent)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(answers.filter((answer) => answer.body.created)).toHaveLength(1);
    expect(await db().interaction.count({ where: { clientKey: sent.clientKey } })).toBe(1);
  });

  it("brings the facts that came up, once, with the note as their source", async () => {
    const learnt = {
      jobTitle: "Trưởng phòng mua hàng",
      aio: [{ topic: { kind: "activity", name: "Chạy bộ" }, polarity: "positive", strength: 4, note: "" }],
    };
    const sent = note({ learnt });
    const [first] = await Promise.all([send(rep, sent), send(rep, sent), send(rep, sent)]);
    expect(first?.status).toBe(200);
    expect(await db().job.count({ where: { customerId } })).toBe(1);
    const links = await db().customerAio.findMany({ where: { customerId } });
    expect(links).toMatchObject([{ sourceRef: first?.body.id, source: "rep", strength: 4 }]);
  });

  it("is refused when it says nothing, lies in the future, or is about somebody out of reach", async () => {
    const silent = await send(rep, note({ body: " ", outcome: null, nextStep: "" }));
    expect(silent).toMatchObject({ status: 400, body: { error: { fields: { body: expect.any(String) } } } });
    expect(await send(rep, note({ occurredAt: "2199-01-01T00:00:00Z" }))).toMatchObject({ status: 400 });
    expect(await send(otherRep, note())).toMatchObject({ status: 404, body: { error: { code: "NOT_FOUND" } } });
    expect(await send(auditor, note())).toMatchObject({ status: 403 });
    const stranger = new Request("http://crm.test/api/notes", { method: "POST", body: JSON.stringify(note()) });
    expect((await noteArrival(stranger, { params: Promise.resolve({}) })).status).toBe(401);
  });
});

describe("a note that is there", () => {
  async function saved() {
    const { body } = await send(rep, note());
    const { note: held } = await as(rep, () => loadNote({ customerId, id: body.id }));
    const { kind, outcome, nextStep, nextStepOn } = held;
    const edit = {
      customerId,
      id: held.id,
      version: 1,
      kind,
      outcome: outcome as "positive",
      occurredAt: held.occurredAt.toISOString(),
      body: "Sửa",
      nextStep,
      nextStepOn,
    };
    return { id: held.id, edit };
  }

  it("refuses a lost update with both texts", async () => {
    const { edit } = await saved();
    expect(await as(rep, () => changeNote({ ...edit, body: "Bản một" }))).toMatchObject({
      ok: true,
      data: { version: 2 },
    });
    expect(await as(rep, () => changeNote({ ...edit, body: "Bản hai" }))).toMatchObject({
      ok: false,
      error: { code: "CONFLICT", details: { conflicts: [{ field: "body", mine: "Bản hai", theirs: "Bản một" }] } },
    });
  });

  it("is mended by its author or a manager, not by a teammate, and hidden from other teams", async () => {
    const { edit } = await saved();
    expect(await as(mate, () => changeNote(edit))).toMatchObject({ ok: false, error: { code: "FORBIDDEN" } });
    expect(await as(otherRep, () => changeNote(edit))).toMatchObject({ ok: false, error: { code: "NOT_FOUND" } });
    const manager = await testScope("manager");
    expect(await as(manager, () => changeNote(edit))).toMatchObject({ ok: true });
  });

  it("goes out of the list when put away and comes back; a due step leaves the list when done", async () => {
    const { id } = await saved();
    const key = { customerId, id };
    const ids = async (view: "recent" | "due" | "archived") =>
      (
        await as(rep, () => loadNotes({ whose: "mine", view, kind: undefined, outcome: undefined, after: undefined }))
      ).notes.map((each) => each.id);
    expect(await ids("due")).toContain(id);
    await as(mate, () => setNextStepDone({ ...key, done: true }));
    expect(await ids("due")).not.toContain(id);
    await as(rep, () => setNoteArchived({ ...key, archived: true }));
    expect(await ids("recent")).not.toContain(id);
    expect(await ids("archived")).toContain(id);
    await as(rep, () => setNoteArchived({ ...key, archived: false }));
    expect(await ids("recent")).toContain(id);
  });

  it("its words never leave for an auditor", async () => {
    await saved();
    const seen = [
      await as(auditor, () =>
        loadNotes({ whose: "team", view: "recent", kind: undefined, outcome: undefined, after: undefined }),
      ),
      await as(auditor, () => loadTimeline({ id: customerId })),
    ];
    expect(JSON.stringify(seen)).not.toMatch(/chị Lan|báo giá/);
    expect(seen[0]).toMatchObject({ notes: expect.arrayContaining([expect.objectContaining({ body: null })]) });
  });

  it("pages through a long list without losing or repeating one", async () => {
    for (let index = 0; index < 32; index++) await send(rep, note({ occurredAt: "2026-02-01T00:00:00.000Z" }));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await as(rep, () =>
        loadNotes({ whose: "mine", view: "recent", kind: undefined, outcome: undefined, after }),
      );
      seen.push(...page.notes.map((each) => each.id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(await db().interaction.count({ where: { authorId: rep.userId } }));
  });
});
