"use server";
// Binding a node to figures of the database.
import type { Db } from "@/lib/data/client";
import { clearReadings, getKpi, insertKpi, setKpiArchived, updateKpi } from "@/lib/data/kpis";
import { getNode } from "@/lib/data/plan-nodes";
import type { Scope } from "@/lib/data/scope";
import { bindRule } from "@/lib/data/segment-context";
import { AppError } from "@/lib/domain/basics/errors";
import { measures, paramsFor } from "@/lib/domain/most/measures";
import { type KpiFields, kpiChange, kpiInput, nodeRef } from "@/lib/domain/most/plan-input";
import { newId } from "../clock";
import { action } from "../gate";
import { assertLiving } from "../plan-rights";

function checked(fields: KpiFields): KpiFields {
  if (measures[fields.measure].needsSegment && fields.params.segmentId === undefined)
    throw new AppError("INVALID_INPUT", { fields: { "params.segmentId": "required" } });
  return { ...fields, params: paramsFor(fields.measure, fields.params) };
}

/** Nobody binds a figure to a segment that they may not read themselves. */
async function requireSegment(db: Db, scope: Scope, { params }: KpiFields, now: Date): Promise<void> {
  if (params.segmentId !== undefined) await bindRule(db, scope, { segment: params.segmentId }, now);
}

export const addKpi = action({
  name: "kpis.add",
  allows: "plan.write",
  input: kpiInput,
  run: async ({ tx, scope, now, input, audit }) => {
    const node = await getNode(tx, scope, input.nodeId);
    assertLiving(node);
    const { nodeId, ...given } = input;
    const fields = checked(given);
    await requireSegment(tx, scope, fields, now);
    const id = newId(now);
    await insertKpi(tx, scope, { id, nodeId, ...fields }, now);
    audit({ entity: "kpi", entityId: id, after: input });
    return { id };
  },
});

export const editKpi = action({
  name: "kpis.edit",
  allows: "plan.write",
  input: kpiChange,
  run: async ({ tx, scope, now, input, audit }) => {
    const before = await getKpi(tx, scope, input.id);
    const { id, ...given } = input;
    const fields = checked(given);
    await requireSegment(tx, scope, fields, now);
    await updateKpi(tx, scope, id, fields);
    // Readings of another question do not belong to this line.
    const sameQuestion =
      before.measure === fields.measure && JSON.stringify(before.params) === JSON.stringify(fields.params);
    if (!sameQuestion) await clearReadings(tx, scope, id);
    audit({ entity: "kpi", entityId: id, before, after: fields });
    return { id };
  },
});

export const archiveKpi = action({
  name: "kpis.archive",
  allows: "plan.write",
  input: nodeRef,
  run: async ({ tx, scope, now, input, audit }) => {
    const before = await getKpi(tx, scope, input.id);
    await setKpiArchived(tx, scope, input.id, now);
    audit({ entity: "kpi", entityId: input.id, before });
    return { id: input.id };
  },
});

export const restoreKpi = action({
  name: "kpis.restore",
  allows: "plan.write",
  input: nodeRef,
  run: async ({ tx, scope, input, audit }) => {
    await getKpi(tx, scope, input.id);
    await setKpiArchived(tx, scope, input.id, null);
    audit({ entity: "kpi", entityId: input.id, after: { archived: false } });
    return { id: input.id };
  },
});
