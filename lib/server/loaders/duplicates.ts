// Which customers may be held twice, and what stands beside each other when two of them are merged?
import { z } from "zod";
import { getCompany } from "@/lib/data/company";
import { getMergeCandidate } from "@/lib/data/customers/customer-merge";
import { duplicateReasons, listDuplicateGroups } from "@/lib/data/customers/duplicates";
import { readCursor, writeCursor } from "@/lib/domain/basics/cursor";
import { mergeChoices } from "@/lib/domain/customers/merge";
import { loader } from "../loader";

const pageOfGroups = 20;

export const loadDuplicates = loader({
  name: "customers.duplicates",
  allows: "customers.merge",
  input: z.object({ by: z.enum(duplicateReasons).catch("phone"), after: z.string().max(2000).optional() }),
  run: async ({ db, scope, input }) => {
    const after = input.after === undefined ? undefined : (readCursor(input.after)?.key ?? undefined);
    const found = await listDuplicateGroups(db, scope, { reason: input.by, after, size: pageOfGroups + 1 });
    const groups = found.slice(0, pageOfGroups).map((group) => ({
      ...group,
      customers: group.customers.map(({ updatedAt: _, ...customer }) => customer),
    }));
    const last = groups.at(-1);
    const next = found.length > pageOfGroups && last ? writeCursor({ section: 0, key: last.value, id: "" }) : null;
    return { by: input.by, groups, next };
  },
});

export const loadMergePair = loader({
  name: "customers.mergePair",
  allows: "customers.merge",
  input: z.tuple([z.uuid(), z.uuid()]),
  run: async ({ db, scope, input }) => {
    const [survivor, loser] = await Promise.all(input.map((id) => getMergeCandidate(db, scope, id)));
    if (!survivor || !loser) return null;
    const { currency } = await getCompany(db, scope);
    const shown = ({ facts: _, provenance: __, ...side }: typeof survivor) => side;
    return { survivor: shown(survivor), loser: shown(loser), choices: mergeChoices(survivor, loser), currency };
  },
});
