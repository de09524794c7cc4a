// The reader of COPY gives the driver its stream back wherever the network cuts the bytes.
import { describe, expect, it } from "vitest";
import type { Scope } from "@/lib/data/scope";
import { readRows } from "@/lib/data/segment-index-copy";

const scope = {} as Scope;
type Listener = (chunk: Buffer) => void;

/** A message of the protocol: its letter, its length, its body. */
function message(letter: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(letter, "latin1");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

function int4Row(value: number): Buffer {
  const row = Buffer.alloc(10);
  row.writeInt16BE(1, 0);
  row.writeInt32BE(4, 2);
  row.writeInt32BE(value, 6);
  return row;
}

const header = Buffer.concat([Buffer.from("PGCOPY\n\xff\r\n\0", "latin1"), Buffer.alloc(8)]);
const copied = Buffer.concat([
  message("H", Buffer.from([1, 0, 1, 0, 1])),
  message("d", Buffer.concat([header, int4Row(7)])),
  message("d", int4Row(8)),
  message("d", Buffer.from([0xff, 0xff])),
]);
const ending = Buffer.concat([
  message("c", Buffer.alloc(0)),
  message("C", Buffer.from("COPY 2\0")),
  message("Z", Buffer.from("I")),
]);

/** Sends chunks through a connection; answers the rows read and what came back to the driver. */
function receive(chunks: readonly Buffer[]): { rows: number[]; driver: Buffer } {
  const returned: Buffer[] = [];
  const listeners: Listener[] = [(chunk) => returned.push(Buffer.from(chunk))];
  const stream = {
    listeners: () => [...listeners],
    on: (_: "data", listener: Listener) => listeners.push(listener),
    removeListener: (_: "data", listener: Listener) => listeners.splice(listeners.indexOf(listener), 1),
  };
  const rows: number[] = [];
  const client = {
    query: (query: { submit(connection: unknown): void }) => query.submit({ stream, query: () => undefined }),
  };
  readRows(client as never, scope, "SELECT 1", 1, (row) => rows.push(row.int4(0, Number.NaN)));
  for (const chunk of chunks) for (const listener of [...listeners]) listener(chunk);
  return { rows, driver: Buffer.concat(returned) };
}

describe("reading the rows of a COPY", () => {
  it("gives an error that is the first message back to the driver", () => {
    const refused = Buffer.concat([message("E", Buffer.from("SERROR\0\0")), message("Z", Buffer.from("E"))]);
    expect(receive([refused])).toEqual({ rows: [], driver: refused });
    for (let at = 1; at < refused.length; at++) {
      expect(receive([refused.subarray(0, at), refused.subarray(at)]).driver, `cut at ${at}`).toEqual(refused);
    }
  });

  it("gives the end back when it comes in a chunk of its own", () => {
    expect(receive([copied, ending])).toEqual({ rows: [7, 8], driver: ending });
  });

  it("reads the same wherever the bytes are cut in three", () => {
    const whole = Buffer.concat([copied, ending]);
    for (let one = 1; one < whole.length - 1; one++) {
      for (let two = one + 1; two < whole.length; two++) {
        const got = receive([whole.subarray(0, one), whole.subarray(one, two), whole.subarray(two)]);
        expect(got, `cut at ${one} and ${two}`).toEqual({ rows: [7, 8], driver: ending });
      }
    }
  });
});
