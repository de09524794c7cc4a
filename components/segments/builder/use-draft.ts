"use client";
// The draft and all that is said about it: its JSON, its problems by node, its count, its sentence.
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useReducer, useState } from "react";
import { describeRule } from "@/lib/domain/segmentation/describe-rule";
import { emptyGroups, readRule } from "@/lib/domain/segmentation/parse-rule";
import type { FieldCatalogue, RuleField } from "@/lib/domain/segmentation/rule-fields";
import type { RuleLabels } from "@/lib/domain/segmentation/rule-words";
import type { Builder, NodeNote } from "./builder-context";
import { draftJson, nodeAt } from "./draft";
import { builderReducer, startBuilder } from "./state";
import { useLiveCount } from "./use-live-count";
import { useRuleWords } from "./use-rule-words";

type Loose = { (key: string): string; has(key: string): boolean };

function notesOf(
  paths: ReadonlyMap<string, string>,
  problems: readonly { path: string; message: string }[],
  counts: readonly { path: string; alone: number; inPlace: number }[],
): Map<string, NodeNote> {
  const notes = new Map<string, NodeNote>();
  // A NOT and what it turns share a node: the outer path comes first and is the one to show.
  for (const { path, alone, inPlace } of counts) {
    const id = paths.get(path);
    if (id !== undefined && !notes.has(id)) notes.set(id, { alone, inPlace, problems: [] });
  }
  for (const { path, message } of problems) {
    const id = nodeAt(paths, path);
    if (id === undefined) continue;
    const note = notes.get(id) ?? { problems: [] };
    if (!note.problems.includes(message)) notes.set(id, { ...note, problems: [...note.problems, message] });
  }
  return notes;
}

export function useDraft(start: {
  rule: unknown;
  fields: readonly RuleField[];
  labels: RuleLabels;
  currency: string;
  segment?: { id: string; name: string } | undefined;
}) {
  const t = useTranslations("validation") as unknown as Loose;
  const [state, dispatch] = useReducer(builderReducer, start.rule, startBuilder);
  const [labels, setLabels] = useState(start.labels);
  const fields: FieldCatalogue = useMemo(
    () => new Map(start.fields.map((field) => [field.key, field])),
    [start.fields],
  );
  const words = useRuleWords(fields, labels, start.currency);
  const name = useCallback((kind: string, value: string, label: string) => {
    setLabels((held) =>
      held[kind]?.[value] === label ? held : { ...held, [kind]: { ...held[kind], [value]: label } },
    );
  }, []);

  const { json, paths } = useMemo(() => draftJson(state.root), [state.root]);
  const read = useMemo(() => {
    const { rule, problems } = readRule(json, fields);
    return { rule, problems: problems.length > 0 ? problems : emptyGroups(rule) };
  }, [json, fields]);
  const empty = state.root.children.length === 0;
  const good = read.problems.length === 0;
  const ruleText = useMemo(() => (good ? JSON.stringify(json) : null), [good, json]);
  const counted = useLiveCount(ruleText, start.segment);

  const refused = Object.entries(counted.error?.fields ?? {}).map(([path, message]) => ({ path, message }));
  const own = read.problems.map(({ path, key }) => ({ path, message: t.has(key) ? t(key) : key }));
  const notes = notesOf(paths, empty ? [] : [...own, ...refused], good ? (counted.count?.conditions ?? []) : []);
  const builder: Omit<Builder, "drag" | "startDrag"> = {
    fields,
    currency: start.currency,
    labels,
    words,
    counting: counted.status === "waiting",
    noteOf: (id) => notes.get(id),
    dispatch,
    name,
  };
  /** Which condition, and why: in the order in which they were found. */
  const faults = [...notes].flatMap(([id, { problems }]) => problems.map((message) => ({ id, message })));
  return {
    state,
    faults,
    builder,
    counted,
    empty,
    ruleText,
    json,
    problems: empty ? 0 : read.problems.length,
    sentence: good ? describeRule(read.rule, words) : null,
  };
}

export type Draft = ReturnType<typeof useDraft>;
