// What do the pages of segments show: the list, the builder, one segment with its people, history and uses?
import { z } from "zod";
import { getCompany } from "@/lib/data/company";
import { mayRead } from "@/lib/data/scope";
import { listSegmentRevisions, mayChangeSegment } from "@/lib/data/segment-changes";
import { loadRuleSetting } from "@/lib/data/segment-context";
import { loadRuleLabels } from "@/lib/data/segment-labels";
import { listSnapshotMembers } from "@/lib/data/segment-members";
import { getSnapshot, listSnapshots } from "@/lib/data/segment-snapshots";
import { getSegment, listSegmentFolders, listSegments, listSegmentUses } from "@/lib/data/segments";
import { can } from "@/lib/domain/basics/access";
import { readCursor, writeCursor } from "@/lib/domain/basics/cursor";
import { AppError } from "@/lib/domain/basics/errors";
import { readRule } from "@/lib/domain/segmentation/parse-rule";
import { loader } from "../loader";
import { ruleSentence } from "../rule-words";
import { countRule, memberPage } from "../segment-reads";

const pageSize = 50;

export const loadSegmentList = loader({
  name: "segments.list",
  allows: "segments.read",
  input: z.object({
    folder: z.string().max(100).optional(),
    archived: z.boolean().optional(),
    mine: z.boolean().optional(),
  }),
  run: async ({ db, scope, input }) => {
    const [segments, folders] = await Promise.all([listSegments(db, scope, input), listSegmentFolders(db, scope)]);
    return { segments, folders, may: { write: can(scope.role, "segments.write") } };
  },
});

/** The builder: what can be asked, and the rule it opens with (of a segment, of an address, or none). */
export const loadSegmentBuilder = loader({
  name: "segments.builder",
  allows: "segments.write",
  input: z.object({ id: z.string().max(60).optional(), rule: z.string().max(200_000).optional() }),
  run: async ({ db, scope, actor, now, input }) => {
    const [setting, company, folders] = await Promise.all([
      loadRuleSetting(db, scope),
      getCompany(db, scope),
      listSegmentFolders(db, scope),
    ]);
    const segment = input.id === undefined ? null : await getSegment(db, scope, input.id);
    if (segment && !mayChangeSegment(scope, segment)) throw new AppError("FORBIDDEN");
    const { rule, problems } = readRule(segment?.rule ?? jsonOf(input.rule), setting.fields);
    const usable = problems.length === 0;
    const opened = usable ? rule : { all: [] };
    return {
      segment,
      rule: opened,
      /** The address carried something that is no rule: said, not guessed at. */
      unreadable: !usable,
      labels: await loadRuleLabels(db, scope, opened, setting.fields, actor.locale),
      fields: [...setting.fields.values()],
      currency: company.currency,
      folders,
      everyone: await countRule(scope, { all: [] }, now),
    };
  },
});

function jsonOf(text: string | undefined): unknown {
  if (text === undefined) return { all: [] };
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function orRefusal<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && ["INVALID_RULE", "TOO_LARGE", "TIMEOUT"].includes(error.code)) return null;
    throw error;
  }
}

export const loadSegment = loader({
  name: "segments.show",
  allows: "segments.read",
  input: z.object({
    id: z.string().max(60),
    after: z.string().max(2000).optional(),
    snapshot: z.string().max(60).optional(),
  }),
  run: async ({ db, scope, actor, now, input }) => {
    const segment = await getSegment(db, scope, input.id);
    const after = input.after === undefined ? undefined : readCursor(input.after);
    const place = { after, limit: pageSize };
    // A rule that no longer reads still has a name, a history and a way to mend it.
    const sentence = await orRefusal(
      segment.kind === "static" ? Promise.resolve("") : ruleSentence(db, scope, segment.rule, actor.locale),
    );
    const [counted, page, snapshots, revisions, uses, company] = await Promise.all([
      orRefusal(countRule(scope, segment.rule, now)),
      input.snapshot === undefined
        ? orRefusal(memberPage(scope, segment.rule, now, place))
        : orRefusal(
            getSnapshot(db, scope, segment.id, input.snapshot, now).then(({ id }) =>
              listSnapshotMembers(db, scope, id, place),
            ),
          ),
      listSnapshots(db, scope, segment.id),
      listSegmentRevisions(db, scope, segment.id),
      listSegmentUses(db, scope, segment.id),
      getCompany(db, scope),
    ]);
    const history = await Promise.all(
      revisions.map(async ({ rule, ...rest }) => ({
        ...rest,
        sentence: segment.kind === "static" ? null : await orRefusal(ruleSentence(db, scope, rule, actor.locale)),
      })),
    );
    return {
      segment,
      sentence,
      counted,
      members: page ? { rows: page.rows, next: page.next ? writeCursor(page.next) : null } : null,
      snapshots,
      history,
      uses,
      currency: company.currency,
      may: {
        write: can(scope.role, "segments.write"),
        change: can(scope.role, "segments.write") && mayChangeSegment(scope, segment),
        export: can(scope.role, "customers.export"),
        contact: mayRead(scope, "contact"),
      },
    };
  },
});

/** For a page that only writes: a visitor who may not is sent away before the form is shown. */
export const requireSegmentWriter = loader({
  name: "segments.writer",
  allows: "segments.write",
  run: async () => null,
});
