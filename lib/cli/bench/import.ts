// `crm bench import`: how close does an import come to a plain COPY of the very rows it writes, and how far ahead of the ORM
// is it? Then purchase lines into the tables as they are. Everything it brings is taken away again.

import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CommandContext } from "@/lib/cli/command";
import type { ImportKind } from "@/lib/domain/imports/kinds";
import { round } from "./measure";

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

async function writeRows(file: string, heading: string, rows: number, row: (n: number) => string): Promise<void> {
  const out = createWriteStream(file);
  let text = `${heading}\n`;
  for (let n = 0; n < rows; n++) {
    text += `${row(n)}\n`;
    if (text.length < 200_000) continue;
    if (!out.write(text)) await once(out, "drain");
    text = "";
  }
  out.end(text);
  await once(out, "finish");
}

interface Engine {
  run(
    kind: ImportKind,
    file: string,
  ): Promise<{
    id: string;
    no: number;
    seconds: number;
    counts: Record<string, number>;
    peak: number;
    phases: Record<string, number>;
  }>;
  undo(id: string): Promise<void>;
}

/** The engine as the command line uses it, watched for time per phase and memory. */
async function engine(): Promise<Engine> {
  const [
    { asOperator },
    { startImport, undoImport },
    { receiveImport },
    uploads,
    { runImport },
    { runUndo },
    { newId },
    { importOptions },
    { explicitActor },
  ] = await Promise.all([
    import("@/lib/server/operator"),
    import("@/lib/server/actions/imports"),
    import("@/lib/server/imports/receive-import"),
    import("@/lib/server/imports/uploads"),
    import("@/lib/server/imports/engine"),
    import("@/lib/server/imports/undo"),
    import("@/lib/server/clock"),
    import("@/lib/domain/imports/mapping"),
    import("@/lib/server/actor"),
  ]);
  const scope = () => {
    const actor = explicitActor();
    if (!actor) throw new Error("the operator must be able to act");
    return actor.scope;
  };
  return {
    run: (kind, file) =>
      asOperator(async () => {
        const id = newId();
        const options = importOptions.parse({});
        const stored = await uploads.storeLocalFile(id, file);
        const job = await receiveImport({ ...stored, id, fileName: path.basename(file), kind, options });
        const started = await startImport({ id, kind, options, mapping: job.mapping, inProcess: true });
        if (!started.ok) throw new Error(started.error.message);
        let peak = 0;
        const watch = setInterval(() => {
          peak = Math.max(peak, process.memoryUsage.rss());
        }, 50);
        const phases: Record<string, number> = {};
        let [phase, since] = ["", performance.now()];
        const turn = (next: string) => {
          if (next === phase) return;
          if (phase !== "") phases[phase] = round((phases[phase] ?? 0) + (performance.now() - since) / 1000);
          [phase, since] = [next, performance.now()];
        };
        const begun = performance.now();
        const done = await runImport(id, scope(), "vi", { onProgress: (progress) => turn(progress.phase) });
        turn("");
        clearInterval(watch);
        if (done.status !== "done") throw new Error(`the import is ${done.status}: ${done.error?.message}`);
        const { created, updated, unchanged, rejected } = done;
        return {
          id,
          no: done.no,
          seconds: (performance.now() - begun) / 1000,
          counts: { created, updated, unchanged, rejected },
          peak: Math.round(peak / 1e6),
          phases,
        };
      }),
    undo: (id) =>
      asOperator(async () => {
        const allowed = await undoImport({ id, inProcess: true });
        if (!allowed.ok) throw new Error(allowed.error.message);
        await runUndo(id, scope());
      }),
  };
}

/** The tables a customers import fills, and how its rows are told. */
const customerTables = ["customer", "identity_key", "contact_point"] as const;
const rowsOf = (table: string, no: number) =>
  table === "identity_key"
    ? `SELECT k.* FROM identity_key k JOIN customer c USING (customer_id) WHERE c.import_no = ${no}`
    : `SELECT * FROM ${table} WHERE import_no = ${no}`;

async function benchCustomers(
  engineOf: Engine,
  folder: string,
  rows: number,
  run: string,
  progress: (text: string) => void,
) {
  const { copyFromFile, copyToFile } = await import("@/lib/data/copy-files");
  const { asOperator } = await import("@/lib/server/operator");
  const { currentActor } = await import("@/lib/server/session");
  const actor = await asOperator(currentActor);
  if (!actor) throw new Error("the operator must be able to act");
  const { bulkPool, database } = await import("@/lib/server/database");
  const source = path.join(folder, "customers.csv");
  await writeRows(source, "Mã KH,Họ tên,SĐT,E-mail,Ngày sinh,Giới tính,Tỉnh,Thu nhập", rows, (n) => {
    const name = `${pick(family, n * 7)} ${pick(middle, n * 3)} ${pick(given, n)} ${n % 997}`;
    const phone = `09${String(10_000_000 + n).slice(-8)}`;
    return `${run}-${n},${name},${phone},k${run}${n}@example.com,${(n % 28) + 1}/${(n % 12) + 1}/${1950 + (n % 55)},${n % 2 ? "Nữ" : "Nam"},${pick(provinces, n)},${5_000_000 + (n % 40) * 500_000}`;
  });
  progress(`customers: import of ${rows} new ones`);
  const fresh = await engineOf.run("customers", source);
  progress("customers: the same file again");
  const again = await engineOf.run("customers", source);
  const pool = bulkPool();
  const client = await pool.connect();
  const clear = async () => {
    await client.query(
      `DELETE FROM identity_key WHERE customer_id IN (SELECT customer_id FROM customer WHERE import_no = ${fresh.no})`,
    );
    await client.query(`DELETE FROM customer WHERE import_no = ${fresh.no}`);
  };
  try {
    for (const table of customerTables) {
      await copyToFile(client, actor.scope, rowsOf(table, fresh.no), path.join(folder, table));
    }
    const held = await database().customer.findMany({ where: { importNo: fresh.no }, take: Math.min(rows, 10_000) });
    const sample = held.map(({ custom, provenance, ...rest }) => ({
      ...rest,
      custom: custom ?? {},
      provenance: provenance ?? {},
    }));
    const points = await database().contactPoint.findMany({
      where: { customerId: { in: sample.map(({ id }) => id) } },
    });
    const keys = await database().identityKey.findMany({ where: { customerId: { in: sample.map(({ id }) => id) } } });
    await clear();
    progress("customers: plain COPY of the same rows");
    let begun = performance.now();
    for (const table of customerTables) {
      await copyFromFile(client, actor.scope, table, path.join(folder, table));
    }
    const copySeconds = (performance.now() - begun) / 1000;
    await clear();
    progress("customers: createMany of the same rows");
    begun = performance.now();
    for (let at = 0; at < sample.length; at += 1000)
      await database().customer.createMany({ data: sample.slice(at, at + 1000) as never });
    for (let at = 0; at < points.length; at += 1000)
      await database().contactPoint.createMany({ data: points.slice(at, at + 1000) });
    for (let at = 0; at < keys.length; at += 1000)
      await database().identityKey.createMany({ data: keys.slice(at, at + 1000) });
    const ormSeconds = (performance.now() - begun) / 1000;
    await clear();
    const perSecond = {
      import: rows / fresh.seconds,
      again: rows / again.seconds,
      copy: rows / copySeconds,
      createMany: sample.length / ormSeconds,
    };
    return {
      rows,
      fileMegabytes: round(statSync(source).size / 1e6),
      rowsPerSecond: Object.fromEntries(Object.entries(perSecond).map(([name, value]) => [name, Math.round(value)])),
      ofPlainCopy: round(perSecond.import / perSecond.copy),
      againOfPlainCopy: round(perSecond.again / perSecond.copy),
      timesCreateMany: round(perSecond.import / perSecond.createMany),
      timesCreateManyAgain: round(perSecond.again / perSecond.createMany),
      phases: fresh.phases,
      peakMegabytes: Math.max(fresh.peak, again.peak),
    };
  } finally {
    client.release(true);
  }
}

async function benchLines(
  engineOf: Engine,
  folder: string,
  lines: number,
  run: string,
  progress: (text: string) => void,
) {
  const { database } = await import("@/lib/server/database");
  const [held] = await database().$queryRaw<
    { n: bigint }[]
  >`SELECT reltuples::bigint AS n FROM pg_class WHERE relname = 'purchase_line'`;
  const products = (await database().product.findMany({ select: { code: true }, take: 5000 })).map(({ code }) => code);
  const buyers = (await database().customer.findMany({ select: { code: true }, take: 100_000 })).map(
    ({ code }) => code,
  );
  const codes = products.length > 0 ? products : Array.from({ length: 500 }, (_, n) => `P${n}`);
  const people = buyers.length > 0 ? buyers : Array.from({ length: 20_000 }, (_, n) => `${run}-B${n}`);
  const source = path.join(folder, "lines.csv");
  await writeRows(source, "customer_id,invoice_no,invoice_date,sku,quantity,unit_price,store", lines, (n) => {
    const order = Math.floor(n / 3);
    const customer = people[(order * 7919) % people.length] ?? "";
    return `${customer},${run}-${order},2026-0${(order % 9) + 1}-${10 + (order % 18)} 1${order % 10}:05:00,${codes[(n * 31) % codes.length]},${(n % 5) + 1},${1000 * (n % 90) + 5000},CH${order % 20}`;
  });
  progress(`lines: import of ${lines}`);
  const fresh = await engineOf.run("purchases", source);
  progress("lines: the same file again");
  const again = await engineOf.run("purchases", source);
  progress("lines: taken back");
  const begun = performance.now();
  await engineOf.undo(fresh.id);
  return {
    lines,
    linesHeld: Number(held?.n ?? 0),
    linesPerSecond: {
      import: Math.round(lines / fresh.seconds),
      again: Math.round(lines / again.seconds),
      undo: Math.round(lines / ((performance.now() - begun) / 1000)),
    },
    phases: fresh.phases,
    peakMegabytes: Math.max(fresh.peak, again.peak),
  };
}

const count = (value: unknown, otherwise: number) =>
  value === undefined ? otherwise : Math.max(1000, Math.floor(Number(value)));

export async function benchImport({ out, options, progress }: CommandContext): Promise<unknown> {
  const folder = mkdtempSync(path.join(tmpdir(), "crm-bench-"));
  const run = `B${Date.now().toString(36)}`;
  try {
    const engineOf = await engine();
    const lines = await benchLines(engineOf, folder, count(options.lines, 500_000), run, progress);
    const customers = await benchCustomers(engineOf, folder, count(options.customers, 100_000), run, progress);
    const { rowsPerSecond } = customers;
    out(
      `customers, rows/s: import ${rowsPerSecond.import}, again ${rowsPerSecond.again}, plain COPY ${rowsPerSecond.copy}, createMany ${rowsPerSecond.createMany}`,
    );
    out(
      `  ${customers.ofPlainCopy} × plain COPY (goal 0.6), ${customers.timesCreateMany} × createMany (goal 12); peak ${customers.peakMegabytes} MB`,
    );
    out(
      `lines/s into ${lines.linesHeld}: import ${lines.linesPerSecond.import} (goal 100000), again ${lines.linesPerSecond.again}, undo ${lines.linesPerSecond.undo}; peak ${lines.peakMegabytes} MB (goal 300)`,
    );
    return { customers, lines };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
