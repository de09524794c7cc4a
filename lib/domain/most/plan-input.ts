// What may be written into a plan? One schema per intent, bounded in length and range.
import { z } from "zod";
import { isDay } from "@/lib/domain/basics/calendar";
import { cleanText } from "@/lib/domain/basics/text";
import { cardOutcomes, cardStatuses, parseTimeSlot, slipCauses, tacticChannels } from "./cards";
import { planLevels } from "./levels";
import { measureNames, measureParams } from "./measures";

const day = z.string().refine(isDay, "day");
const optionalDay = z.preprocess(
  (value) => (value === "" ? null : value),
  day.nullish().transform((value) => value ?? null),
);
const text = (longest: number) => z.string().max(longest).transform(cleanText);
const optionalText = (longest: number) =>
  text(longest)
    .nullish()
    .transform((value) => value || null);
const name = text(160).pipe(z.string().min(1));
/** The second language may wait: until then the first one is shown. */
const otherName = text(160).nullish();
const optionalId = z.preprocess(
  (value) => (value === "" ? null : value),
  z
    .uuid()
    .nullish()
    .transform((value) => value ?? null),
);
const version = z.number().int().positive();

/** Fills an empty English name from the Vietnamese one. */
function bilingual<T extends { nameVi: string; nameEn?: string | null | undefined }>(input: T): T & { nameEn: string } {
  return { ...input, nameEn: input.nameEn || input.nameVi };
}

const ordered = { message: "endsBeforeStart", path: ["endsOn"] };
const inOrder = (interval: { startsOn: string | null; endsOn: string | null }) =>
  !interval.startsOn || !interval.endsOn || interval.startsOn <= interval.endsOn;

export const planInput = z
  .object({
    nameVi: name,
    nameEn: otherName,
    description: optionalText(4000),
    startsOn: day,
    endsOn: day,
    ownerId: z.uuid(),
  })
  .refine(inOrder, ordered)
  .transform(bilingual);

export const planStatuses = ["draft", "active", "closed"] as const;
export const planStatusInput = z.object({ id: z.uuid(), version, status: z.enum(planStatuses) });

const nodeFields = {
  nameVi: name,
  nameEn: otherName,
  description: optionalText(4000),
  ownerId: optionalId,
  approverId: optionalId,
  weight: z.number().min(0).max(1000).default(1),
  startsOn: optionalDay,
  endsOn: optionalDay,
};
export const nodeInput = z
  .object({ planId: z.uuid(), parentId: z.uuid().nullable(), level: z.enum(planLevels), ...nodeFields })
  .refine(inOrder, ordered)
  .transform(bilingual);
export const nodeChange = z
  .object({ id: z.uuid(), version, ...nodeFields })
  .refine(inOrder, ordered)
  .transform(bilingual);
export type NodeFields = Omit<z.output<typeof nodeChange>, "id" | "version">;

export const nodeMove = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  position: z.number().int().min(0).max(10_000),
});
export const nodeRef = z.object({ id: z.uuid() });
export const signOffInput = z.object({ id: z.uuid(), as: z.enum(["owner", "approver"]), signed: z.boolean() });
export const finishInput = z.object({ id: z.uuid(), version, finished: z.boolean(), review: optionalText(8000) });

export const tacticChange = z.object({
  nodeId: z.uuid(),
  segmentId: optionalId,
  productId: z
    .number()
    .int()
    .positive()
    .nullish()
    .transform((value) => value ?? null),
  offer: optionalText(2000),
  channel: z.preprocess(
    (value) => (value === "" ? null : value),
    z
      .enum(tacticChannels)
      .nullish()
      .transform((value) => value ?? null),
  ),
  place: optionalText(300),
  timeSlot: optionalText(11).refine((slot) => slot === null || parseTimeSlot(slot) !== null, "timeSlot"),
  budgetMinor: z
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .nullish()
    .transform((value) => value ?? null),
  holdoutPercent: z.number().int().min(0).max(50).default(0),
});
export type TacticFields = Omit<z.output<typeof tacticChange>, "nodeId">;

export const overrideInput = z.object({ nodeId: z.uuid(), reason: text(1000).pipe(z.string().min(10)) });
export const cardsInput = z.object({ nodeId: z.uuid() });
export const cardChange = z.object({
  nodeId: z.uuid(),
  customerId: z.uuid(),
  version,
  status: z.enum(cardStatuses),
  outcome: z.preprocess(
    (value) => (value === "" ? null : value),
    z
      .enum(cardOutcomes)
      .nullish()
      .transform((value) => value ?? null),
  ),
  approach: optionalText(500),
  note: optionalText(2000),
  actorId: optionalId,
});
export type CardFields = Omit<z.output<typeof cardChange>, "nodeId" | "customerId" | "version">;

const figure = z
  .number()
  .min(-1e15)
  .max(1e15)
  .nullish()
  .transform((value) => value ?? null);
const kpiFields = {
  measure: z.enum(measureNames),
  params: measureParams.default({}),
  direction: z.enum(["up", "down"]),
  baseline: figure,
  target: figure,
  deadline: optionalDay,
};
export const kpiInput = z.object({ nodeId: z.uuid(), ...kpiFields });
export const kpiChange = z.object({ id: z.uuid(), ...kpiFields });
export type KpiFields = Omit<z.output<typeof kpiInput>, "nodeId">;

const workFields = {
  side: z.enum(["internal", "external"]),
  title: name,
  ownerId: optionalId,
  dueOn: optionalDay,
  estimateHours: z
    .number()
    .min(0)
    .max(10_000)
    .nullish()
    .transform((value) => value ?? null),
  loggedHours: z
    .number()
    .min(0)
    .max(10_000)
    .nullish()
    .transform((value) => value ?? null),
  dependsOnId: optionalId,
};
export const workItemInput = z.object({ nodeId: z.uuid(), ...workFields });
export const workItemChange = z.object({ id: z.uuid(), version, ...workFields });
export type WorkItemFields = Omit<z.output<typeof workItemInput>, "nodeId">;

export const workStatuses = ["open", "doing", "done"] as const;
export type WorkStatus = (typeof workStatuses)[number];
export const workStatusInput = z.object({ id: z.uuid(), version, status: z.enum(workStatuses) });
export const slipInput = z.object({ id: z.uuid(), version, dueOn: day, cause: z.enum(slipCauses) });

export const checkInInput = z.object({
  nodeId: z.uuid(),
  confidence: z.number().int().min(1).max(5),
  comment: optionalText(2000),
});

// What the forms send, before it is parsed.
export type PlanInput = z.input<typeof planInput>;
export type PlanStatusInput = z.input<typeof planStatusInput>;
export type NodeInput = z.input<typeof nodeInput>;
export type NodeChange = z.input<typeof nodeChange>;
export type NodeMove = z.input<typeof nodeMove>;
export type NodeRef = z.input<typeof nodeRef>;
export type SignOffInput = z.input<typeof signOffInput>;
export type FinishInput = z.input<typeof finishInput>;
export type TacticChange = z.input<typeof tacticChange>;
export type OverrideInput = z.input<typeof overrideInput>;
export type CardsInput = z.input<typeof cardsInput>;
export type CardChange = z.input<typeof cardChange>;
export type KpiInput = z.input<typeof kpiInput>;
export type KpiChange = z.input<typeof kpiChange>;
export type WorkItemInput = z.input<typeof workItemInput>;
export type WorkItemChange = z.input<typeof workItemChange>;
export type WorkStatusInput = z.input<typeof workStatusInput>;
export type SlipInput = z.input<typeof slipInput>;
export type CheckInInput = z.input<typeof checkInInput>;
