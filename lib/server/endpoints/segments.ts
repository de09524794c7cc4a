// What does the builder ask between two keystrokes? Counts, people, values to choose from, and why somebody is in or out.
import { z } from "zod";
import { catalogueKinds, suggestCatalogue } from "@/lib/data/segment-catalogue";
import { loadRuleSetting } from "@/lib/data/segment-context";
import { type Suggestion, suggestScoreLabels, suggestValues } from "@/lib/data/segment-suggestions";
import { listSegmentOptions } from "@/lib/data/segments";
import { readCursor, writeCursor } from "@/lib/domain/basics/cursor";
import { AppError } from "@/lib/domain/basics/errors";
import { searchKey } from "@/lib/domain/basics/text";
import { endpoint } from "../endpoint";
import { countRule, explainRule, memberPage } from "../segment-reads";
import { timedRead } from "../timed-read";

const pageSize = 25;

export const segmentCount = endpoint({
  name: "segments.count",
  allows: "segments.read",
  mode: "read",
  input: z.object({
    rule: z.unknown(),
    /** The stored segment that is being edited, so that a circle through it is seen. */
    segment: z.object({ id: z.uuid(), name: z.string().max(300) }).optional(),
  }),
  run: ({ scope, now, input, request }) =>
    countRule(scope, input.rule, now, { self: input.segment, signal: request.signal }),
});

export const segmentPreview = endpoint({
  name: "segments.preview",
  allows: "segments.read",
  mode: "read",
  input: z.object({ rule: z.unknown(), after: z.string().max(2000).optional() }),
  run: async ({ scope, now, input, request }) => {
    const after = input.after === undefined ? undefined : readCursor(input.after);
    if (input.after !== undefined && !after) throw new AppError("INVALID_INPUT");
    const page = await memberPage(scope, input.rule, now, { after, limit: pageSize }, request.signal);
    return { rows: page.rows, next: page.next ? writeCursor(page.next) : null };
  },
});

export const segmentExplain = endpoint({
  name: "segments.explain",
  allows: "segments.read",
  mode: "read",
  input: z.object({ rule: z.unknown(), customer: z.string().min(1).max(200) }),
  run: ({ scope, now, input, request }) =>
    timedRead(request.signal, (tx) => explainRule(tx, scope, input.rule, input.customer, now)),
});

/** `about` names a field of the catalogue, a score (`score.…`), or rows of the catalogue (`catalogue.…`). */
export const segmentSuggestions = endpoint({
  name: "segments.suggestions",
  allows: "segments.read",
  input: z.object({ about: z.string().min(1).max(100), q: z.string().max(200).default("") }),
  run: ({ scope, input, actor, request }) =>
    timedRead(request.signal, async (tx): Promise<{ items: readonly Suggestion[] }> => {
      const { about, q } = input;
      if (about.startsWith("score.")) return { items: await suggestScoreLabels(tx, scope, about.slice(6), q) };
      const kind = catalogueKinds.find((name) => about === `catalogue.${name}`);
      if (kind === "segment") {
        const options = await listSegmentOptions(tx, scope);
        const items = options.map(({ id, nameVi, nameEn, memberCount }) => ({
          value: id,
          label: actor.locale === "vi" ? nameVi : nameEn,
          count: memberCount,
        }));
        return { items: items.filter(({ label }) => searchKey(label).includes(searchKey(q))).slice(0, 100) };
      }
      if (kind) return { items: await suggestCatalogue(tx, scope, kind, q, actor.locale) };
      const { fields } = await loadRuleSetting(tx, scope);
      const field = fields.get(about);
      if (!field) throw new AppError("NOT_FOUND");
      return { items: await suggestValues(tx, scope, field, q, actor.locale) };
    }),
});
