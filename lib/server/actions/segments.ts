"use server";
// What can be done with segments: make, change, copy, put away, bring back, write down who belongs.
import { z } from "zod";
import type { Db } from "@/lib/data/client";
import type { Scope } from "@/lib/data/scope";
import {
  insertSegment,
  recordSegmentSize,
  type SegmentSize,
  setSegmentArchived,
  updateSegment,
} from "@/lib/data/segment-changes";
import { bindRule } from "@/lib/data/segment-context";
import { countBoundRule } from "@/lib/data/segment-counts";
import { findIdsByCode, takeSnapshot, writeStaticMembers } from "@/lib/data/segment-snapshots";
import { getSegment } from "@/lib/data/segments";
import { AppError } from "@/lib/domain/basics/errors";
import { emptyGroups } from "@/lib/domain/segmentation/parse-rule";
import { invalidRule } from "@/lib/domain/segmentation/rule-problem";
import { segmentFields } from "@/lib/domain/segmentation/segment-input";
import { newId } from "../clock";
import { action } from "../gate";
import { boundIds, countBound, indexIds } from "../segment-reads";

const slow = 60_000;

/** A rule that may be stored: it reads, refers to what exists, has no empty group, and closes no circle. */
async function storable(
  db: Db,
  scope: Scope,
  json: unknown,
  now: Date,
  self?: { id: string; name: string },
): Promise<{ rule: unknown; size: SegmentSize }> {
  const bound = await bindRule(db, scope, json, now, self);
  const empty = emptyGroups(bound.rule);
  if (empty.length > 0) throw invalidRule(empty);
  const { members, withheld } = await countBound(db, scope, bound);
  return { rule: bound.rule, size: { members, withheld } };
}

export const createSegment = action({
  name: "segments.create",
  allows: "segments.write",
  timeoutMs: slow,
  input: segmentFields.extend({ rule: z.unknown(), reason: z.string().trim().max(500).nullish() }),
  run: async ({ tx, scope, now, input, audit }) => {
    const { rule: json, reason = null, ...fields } = input;
    const { rule, size } = await storable(tx, scope, json, now);
    const id = newId(now);
    await insertSegment(tx, scope, id, { ...fields, kind: "dynamic", rule, reason, size }, now);
    audit({ entity: "segment", entityId: id, after: { ...fields, rule }, ...(reason ? { reason } : {}) });
    return { id, members: size.members };
  },
});

export const saveSegment = action({
  name: "segments.save",
  allows: "segments.write",
  timeoutMs: slow,
  input: segmentFields.extend({
    id: z.uuid(),
    version: z.int(),
    rule: z.unknown().optional(),
    reason: z.string().trim().max(500).nullish(),
  }),
  run: async ({ tx, scope, now, input, audit }) => {
    const { id, version, rule: json, reason = null, ...fields } = input;
    const held = await getSegment(tx, scope, id);
    // Who belongs to a static segment is written in its snapshots; only its name and place change here.
    const changed =
      json === undefined || held.kind === "static"
        ? null
        : await storable(tx, scope, json, now, { id, name: fields.nameVi });
    const saved = await updateSegment(
      tx,
      scope,
      id,
      version,
      { ...fields, reason, size: changed?.size ?? null, ...(changed ? { rule: changed.rule } : {}) },
      now,
    );
    const { nameVi, nameEn, description, folder, shared, rule } = saved.before;
    audit({
      entity: "segment",
      entityId: id,
      before: { nameVi, nameEn, description, folder, shared, rule },
      after: { ...fields, ...(changed ? { rule: changed.rule } : {}) },
      ...(reason ? { reason } : {}),
    });
    return { id, version: saved.version };
  },
});

/** A copy that belongs to whoever makes it. A copy of a static segment has the same people. */
export const copySegment = action({
  name: "segments.copy",
  allows: "segments.write",
  timeoutMs: slow,
  input: z.object({
    id: z.uuid(),
    nameVi: z.string().trim().min(1).max(200),
    nameEn: z.string().trim().min(1).max(200),
  }),
  run: async ({ tx, scope, now, input, audit }) => {
    const held = await getSegment(tx, scope, input.id);
    const id = newId(now);
    const { description, folder, kind } = held;
    const fields = { nameVi: input.nameVi, nameEn: input.nameEn, description, folder, shared: held.shared };
    const rule = kind === "static" ? { segment: id } : held.rule;
    await insertSegment(tx, scope, id, { ...fields, kind, rule, reason: null, size: null }, now);
    if (kind === "static") {
      const customerIds = await boundIds(tx, scope, await bindRule(tx, scope, held.rule, now));
      await writeStaticMembers(tx, scope, { id: newId(), segmentId: id, asOf: now, reason: null, customerIds }, now);
    }
    const { members, withheld } = await countStored(tx, scope, rule, kind, now);
    await recordSegmentSize(tx, scope, id, { members, withheld }, now);
    audit({ entity: "segment", entityId: id, after: { ...fields, copyOf: input.id } });
    return { id };
  },
});

/** The people of a copied list are written in this very transaction: only its own client sees them. */
async function countStored(tx: Db, scope: Scope, rule: unknown, kind: string, now: Date) {
  const bound = await bindRule(tx, scope, rule, now);
  return kind === "static" ? countBoundRule(tx, scope, bound.rule, bound.context) : countBound(tx, scope, bound);
}

export const archiveSegment = action({
  name: "segments.archive",
  allows: "segments.write",
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, scope, now, input, audit }) => {
    await setSegmentArchived(tx, scope, input.id, true, now);
    audit({ entity: "segment", entityId: input.id, after: { archived: true } });
    return { id: input.id };
  },
});

export const restoreSegment = action({
  name: "segments.restore",
  allows: "segments.write",
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, scope, now, input, audit }) => {
    await setSegmentArchived(tx, scope, input.id, false, now);
    audit({ entity: "segment", entityId: input.id, after: { archived: false } });
    return { id: input.id };
  },
});

/** Writes down who belongs now, so that joins and leaves can be seen later. */
export const takeSegmentSnapshot = action({
  name: "segments.snapshot",
  allows: "segments.write",
  timeoutMs: slow,
  input: z.object({ id: z.uuid(), reason: z.string().trim().max(200).nullish() }),
  run: async ({ tx, scope, now, input, audit }) => {
    const held = await getSegment(tx, scope, input.id);
    const snapshot = { id: newId(now), segmentId: held.id, asOf: now, reason: input.reason || null };
    const ids = await indexIds(scope, await bindRule(tx, scope, held.rule, now));
    const { members } = await takeSnapshot(tx, scope, snapshot, now, ids);
    await recordSegmentSize(tx, scope, held.id, { members, withheld: held.withheldCount ?? 0 }, now);
    audit({ entity: "segment", entityId: held.id, after: { snapshotId: snapshot.id, members } });
    return { id: snapshot.id, members };
  },
});

/** A fixed list of people: chosen on a list, or by their codes. */
export const createStaticSegment = action({
  name: "segments.createStatic",
  allows: "segments.write",
  timeoutMs: slow,
  input: segmentFields.extend({
    customerIds: z.array(z.uuid()).max(100_000).default([]),
    codes: z.array(z.string().trim().min(1).max(200)).max(100_000).default([]),
  }),
  run: async ({ tx, scope, now, input, audit }) => {
    const { customerIds, codes, ...fields } = input;
    const found = codes.length > 0 ? await findIdsByCode(tx, scope, codes) : { ids: [], unknown: [] };
    const all = [...new Set([...customerIds, ...found.ids])];
    if (all.length === 0) throw new AppError("INVALID_INPUT", { fields: { codes: "segmentNobody" } });
    const id = newId(now);
    await insertSegment(
      tx,
      scope,
      id,
      { ...fields, kind: "static", rule: { segment: id }, reason: null, size: null },
      now,
    );
    const snapshot = { id: newId(), segmentId: id, asOf: now, reason: null, customerIds: all };
    const { members } = await writeStaticMembers(tx, scope, snapshot, now);
    await recordSegmentSize(tx, scope, id, { members, withheld: 0 }, now);
    audit({ entity: "segment", entityId: id, after: { ...fields, members } });
    return { id, members, unknown: found.unknown.slice(0, 100), unknownCount: found.unknown.length };
  },
});
