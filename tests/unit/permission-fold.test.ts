// The projection is a fold of the ledger: laws on random histories, and the answers a person would expect.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "@/lib/domain/permission/canonical-json";
import {
  type ConsentEvent,
  consentActions,
  type PurposeTerms,
  purposeKindOf,
} from "@/lib/domain/permission/consent-event";
import { foldConsent, stateAt } from "@/lib/domain/permission/fold";

const seed = 20251122;
const purposes = ["promotions", "service"];
const terms = purposes.map(
  (code): PurposeTerms => ({ code, kind: purposeKindOf(code), doubleOptInChannels: [], archived: false }),
);
const channels = ["email", "sms"];
const epoch = Date.UTC(2026, 0, 1);

const history = fc
  .array(
    fc.record({
      action: fc.constantFrom(...consentActions),
      purposeCode: fc.constantFrom(null, ...purposes),
      channel: fc.constantFrom(null, ...channels),
    }),
    { maxLength: 25 },
  )
  .map((rows) =>
    rows.map(
      (row, index): ConsentEvent => ({
        ...row,
        id: `e${index}`,
        seq: index + 1,
        topicId: null,
        occurredAt: new Date(epoch + index * 1000),
        expiresAt: null,
      }),
    ),
  );

const event = (seq: number, action: ConsentEvent["action"], rest: Partial<ConsentEvent> = {}): ConsentEvent => ({
  id: `e${seq}`,
  seq,
  action,
  purposeCode: "promotions",
  channel: "email",
  topicId: null,
  occurredAt: new Date(epoch + seq * 1000),
  expiresAt: null,
  ...rest,
});
const stateOf = (...events: ConsentEvent[]) => foldConsent(events, terms, channels)[0]?.state;

describe("foldConsent", () => {
  it("does not depend on the order in which rows are read", () => {
    fc.assert(
      fc.property(history, (events) => {
        expect(foldConsent([...events].reverse(), terms, channels)).toEqual(foldConsent(events, terms, channels));
      }),
      { seed },
    );
  });

  it("never grants a place whose last yes came before its last no", () => {
    fc.assert(
      fc.property(history, (events) => {
        for (const held of foldConsent(events, terms, channels)) {
          const about = events.filter(
            (e) =>
              (e.purposeCode === null || e.purposeCode === held.purposeCode) &&
              (e.channel === null || e.channel === held.channel),
          );
          const last = (...actions: string[]) => about.findLast((e) => actions.includes(e.action))?.seq ?? 0;
          const yes = last("GRANTED", "CONFIRMED");
          const no = last("REFUSED", "WITHDRAWN", "OBJECTED");
          if (held.state === "granted") expect(yes).toBeGreaterThan(no);
          else if (no > yes) expect(["refused", "withdrawn", "objected"]).toContain(held.state);
        }
      }),
      { seed, numRuns: 500 },
    );
  });

  it("an objection to everything leaves no place granted", () => {
    fc.assert(
      fc.property(history, (events) => {
        const stop = event(events.length + 1, "OBJECTED", { purposeCode: null, channel: null });
        const held = foldConsent([...events, stop], terms, channels);
        expect(new Set(held.map((each) => each.state))).toEqual(new Set(["objected"]));
        expect(held.length).toBeGreaterThanOrEqual(4);
      }),
      { seed },
    );
  });

  it("a question, asked again after a no, does not soften it", () => {
    expect(stateOf(event(1, "OBJECTED"), event(2, "REQUESTED"))).toBe("objected");
    expect(stateOf(event(1, "WITHDRAWN"), event(2, "REQUESTED"))).toBe("withdrawn");
    expect(stateOf(event(1, "OBJECTED"), event(2, "WITHDRAWN"))).toBe("objected");
    expect(stateOf(event(1, "OBJECTED"), event(2, "GRANTED"))).toBe("granted");
  });

  it("a no to the purpose reaches its topics, a yes does not", () => {
    const topic = { topicId: 7 };
    const no = foldConsent([event(1, "GRANTED", topic), event(2, "WITHDRAWN")], terms, channels);
    expect(no.map(({ topicId, state }) => [topicId, state])).toEqual([
      [0, "withdrawn"],
      [7, "withdrawn"],
    ]);
    const yes = foldConsent([event(1, "REFUSED", topic), event(2, "GRANTED")], terms, channels);
    expect(yes.find((each) => each.topicId === 7)?.state).toBe("refused");
  });

  it("a grant ends to the second", () => {
    const expiresAt = new Date(epoch + 5000);
    expect(stateAt({ state: "granted", expiresAt }, new Date(epoch + 4999))).toBe("granted");
    expect(stateAt({ state: "granted", expiresAt }, expiresAt)).toBe("expired");
  });
});

describe("canonicalJson", () => {
  it("gives one text for one value, whatever the order of its keys", () => {
    expect(canonicalJson({ b: 1, a: [null, "é", true], c: new Date(0) })).toBe(
      '{"a":[null,"é",true],"b":1,"c":"1970-01-01T00:00:00.000Z"}',
    );
    expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
    expect(() => canonicalJson(Number.NaN)).toThrow(TypeError);
  });
});
