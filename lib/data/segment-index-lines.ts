// How do purchase lines enter the index? Unordered, as they lie in the table; orders get numbers as they appear.
import { type LineTable, LineTableBuilder } from "@/lib/domain/segmentation/columnar/line-table";
import { UuidTable } from "@/lib/domain/segmentation/columnar/uuid-table";
import type { PoolClient } from "./pool";
import type { Scope } from "./scope";
import { type CopyRow, readRows } from "./segment-index-copy";

const columns = [
  "r.customer_id",
  "r.purchase_id",
  "r.product_id",
  "r.category_id",
  "r.store_id",
  "r.channel",
  "r.purchased_at",
  "(r.quantity * 1000)::int8",
  "r.base_amount_minor",
];

/** Numbers of customers and orders; neighbouring lines are mostly of the same order. */
class Numbers {
  #a = 0;
  #b = 0;
  #c = 0;
  #d = 0;
  #held = -1;

  constructor(
    readonly table: UuidTable,
    readonly field: number,
    readonly grows: boolean,
  ) {}

  of(row: CopyRow): number {
    const { field, table } = this;
    const a = row.uuidWord(field, 0);
    const b = row.uuidWord(field, 1);
    const c = row.uuidWord(field, 2);
    const d = row.uuidWord(field, 3);
    if (this.#held >= 0 && this.#d === d && this.#c === c && this.#b === b && this.#a === a) return this.#held;
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#d = d;
    this.#held = this.grows ? table.place(a, b, c, d) : table.find(a, b, c, d);
    return this.#held;
  }
}

/** Tells orders of different customers apart, should they share an id. */
class Owners {
  #owner = new Int32Array(1024).fill(-1);
  readonly #others = new Map<string, number>();
  size = 0;
  #numbers = new Int32Array(1024);

  number(order: number, customer: number): number {
    if (order >= this.#owner.length) this.#grow(order);
    const owner = this.#owner[order] as number;
    if (owner === customer) return this.#numbers[order] as number;
    if (owner === -1) {
      this.#owner[order] = customer;
      this.#numbers[order] = this.size;
      return this.size++;
    }
    const key = `${order}:${customer}`;
    const held = this.#others.get(key) ?? this.size++;
    this.#others.set(key, held);
    return held;
  }

  #grow(order: number): void {
    const length = Math.max(order + 1, this.#owner.length * 2);
    const owner = new Int32Array(length).fill(-1);
    owner.set(this.#owner);
    const numbers = new Int32Array(length);
    numbers.set(this.#numbers);
    this.#owner = owner;
    this.#numbers = numbers;
  }
}

export async function loadLines(
  client: PoolClient,
  scope: Scope,
  ids: UuidTable,
  only: string,
  expected: number,
): Promise<LineTable> {
  const builder = new LineTableBuilder();
  const customers = new Numbers(ids, 0, false);
  const orders = new Numbers(new UuidTable(Math.max(16, Math.ceil(expected / 2))), 1, true);
  const owners = new Owners();
  if (expected > 0) builder.reserve(expected);
  const select = `SELECT ${columns.join(", ")} FROM purchase_line r WHERE ${only}`;
  await readRows(client, scope, select, columns.length, (row) => {
    const customer = customers.of(row);
    if (customer < 0) return;
    builder.customer.push(customer);
    builder.order.push(owners.number(orders.of(row), customer));
    builder.product.push(row.int4(2, 0));
    builder.category.push(row.int4(3, 0));
    builder.store.push(row.int4(4, 0));
    builder.channel.push(row.isNull(5) ? 0 : builder.channels.of(row.buffer, row.start(5), row.end(5)));
    builder.time.push(row.millis(6));
    builder.quantity.push(row.int8(7));
    builder.amount.push(row.int8(8));
  });
  builder.orders = owners.size;
  return builder.build(ids.size);
}
