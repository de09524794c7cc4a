// How close does an import of customers come to a plain COPY of the very rows it writes, and how far ahead of the ORM is it?
import { statSync } from "node:fs";
import path from "node:path";
import { type Engine, withBulkClient, writeRows } from "./import-engine";
import { round, timed, timingOf } from "./measure";

const family = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô"];
const middle = ["Văn", "Thị", "Minh", "Thanh", "Quốc", "Ngọc", "Hữu", "Đức", "Thùy", "Gia"];
const given = [
  "An",
  "Bình",
  "Châu",
  "Dũng",
  "Giang",
  "Hà",
  "Khánh",
  "Linh",
  "Mai",
  "Nam",
  "Oanh",
  "Phúc",
  "Quỳnh",
  "Sơn",
  "Trang",
  "Uyên",
  "Việt",
  "Yến",
];
const provinces = ["Hà Nội", "TP. Hồ Chí Minh", "Đà Nẵng", "Cần Thơ", "Hải Phòng", "Huế"];

const pick = (list: readonly string[], n: number) => list[n % list.length] ?? "";

/** The tables a customers import fills, and how its rows are told. */
const tables = ["customer", "identity_key", "contact_point"] as const;
const rowsOf = (table: string, no: number) =>
  table === "identity_key"
    ? `SELECT k.* FROM identity_key k JOIN customer c USING (customer_id) WHERE c.import_no = ${no}`
    : `SELECT * FROM ${table} WHERE import_no = ${no}`;

export interface BenchRun {
  readonly folder: string;
  readonly rows: number;
  readonly rounds: number;
  /** Begins the codes of this run, so that none is known yet. */
  readonly run: string;
  progress(text: string): void;
}

function writeCustomers(file: string, rows: number, run: string): Promise<void> {
  return writeRows(file, "Mã KH,Họ tên,SĐT,E-mail,Ngày sinh,Giới tính,Tỉnh,Thu nhập", rows, (n) => {
    const name = `${pick(family, n * 7)} ${pick(middle, n * 3)} ${pick(given, n)} ${n % 997}`;
    const phone = `09${String(10_000_000 + n).slice(-8)}`;
    return `${run}-${n},${name},${phone},k${run}${n}@example.com,${(n % 28) + 1}/${(n % 12) + 1}/${1950 + (n % 55)},${n % 2 ? "Nữ" : "Nam"},${pick(provinces, n)},${5_000_000 + (n % 40) * 500_000}`;
  });
}

/** The rows the ORM writes in its turn: as many as it needs to show its pace. */
async function ormSample(no: number, rows: number) {
  const { database } = await import("@/lib/server/database");
  const held = await database().customer.findMany({ where: { importNo: no }, take: Math.min(rows, 10_000) });
  const customers = held.map(({ custom, provenance, ...rest }) => ({
    ...rest,
    custom: custom ?? {},
    provenance: provenance ?? {},
  }));
  const ids = customers.map(({ id }) => id);
  const points = await database().contactPoint.findMany({ where: { customerId: { in: ids } } });
  const keys = await database().identityKey.findMany({ where: { customerId: { in: ids } } });
  const write = async () => {
    const step = 1000;
    for (let at = 0; at < customers.length; at += step)
      await database().customer.createMany({ data: customers.slice(at, at + step) as never });
    for (let at = 0; at < points.length; at += step)
      await database().contactPoint.createMany({ data: points.slice(at, at + step) });
    for (let at = 0; at < keys.length; at += step)
      await database().identityKey.createMany({ data: keys.slice(at, at + step) });
  };
  return { count: customers.length, write };
}

/** Each round: the import of new customers, the same file again, plain COPY of the rows, createMany of a part of them. */
export async function benchCustomers(engine: Engine, { folder, rows, rounds, run, progress }: BenchRun) {
  const { copyFromFile, copyToFile } = await import("@/lib/data/copy-files");
  const file = path.join(folder, "customers.csv");
  const paces = { import: [] as number[], again: [] as number[], copy: [] as number[], createMany: [] as number[] };
  let peak = 0;
  let phases: Readonly<Record<string, number>> = {};
  for (let turn = 1; turn <= rounds; turn++) {
    await writeCustomers(file, rows, `${run}${turn}`);
    progress(`customers ${turn}/${rounds}: import of ${rows} new ones, and again`);
    const fresh = await engine.run("customers", file);
    const again = await engine.run("customers", file);
    // The ORM's own memory is not the import's.
    if (turn === 1) peak = Math.max(fresh.peak, again.peak);
    phases = fresh.phases;
    progress(`customers ${turn}/${rounds}: plain COPY and createMany of the same rows`);
    await withBulkClient(async (client, scope) => {
      const files = tables.map((table) => [table, path.join(folder, table)] as const);
      for (const [table, target] of files) await copyToFile(client, scope, rowsOf(table, fresh.no), target);
      const sample = await ormSample(fresh.no, rows);
      const clear = async () => {
        const own = `SELECT customer_id FROM customer WHERE import_no = ${fresh.no}`;
        await client.query(`DELETE FROM identity_key WHERE customer_id IN (${own})`);
        await client.query(`DELETE FROM customer WHERE import_no = ${fresh.no}`);
      };
      await clear();
      const copied = await timed(async () => {
        for (const [table, source] of files) await copyFromFile(client, scope, table, source);
      });
      await clear();
      const created = await timed(sample.write);
      await clear();
      paces.import.push(rows / fresh.seconds);
      paces.again.push(rows / again.seconds);
      paces.copy.push((rows / copied) * 1000);
      paces.createMany.push((sample.count / created) * 1000);
    });
  }
  const pace = (name: keyof typeof paces) => timingOf(paces[name]).median;
  /** The median of the rounds' own ratios: both sides of a round met the same machine. */
  const against = (name: "import" | "again", other: "copy" | "createMany") =>
    timingOf(paces[name].map((value, turn) => value / (paces[other][turn] ?? Number.NaN))).median;
  return {
    rows,
    rounds,
    fileMegabytes: round(statSync(file).size / 1e6),
    rowsPerSecond: {
      import: Math.round(pace("import")),
      again: Math.round(pace("again")),
      copy: Math.round(pace("copy")),
      createMany: Math.round(pace("createMany")),
    },
    ofPlainCopy: against("import", "copy"),
    againOfPlainCopy: against("again", "copy"),
    timesCreateMany: against("import", "createMany"),
    phases,
    peakMegabytes: peak,
  };
}
