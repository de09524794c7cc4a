"use client";
// How many people does this condition mean by itself, and how many of the members come through it?
import { useTranslations } from "next-intl";
import { cn } from "tailwind-variants";
import { useFormat } from "@/components/ui/format";
import { Tooltip } from "@/components/ui/tooltip";
import { useBuilder } from "./builder-context";

export function NodeCount({ id }: { id: string }) {
  const t = useTranslations("segments.builder");
  const { num } = useFormat();
  const { noteOf, counting } = useBuilder();
  const note = noteOf(id);
  if (note?.alone === undefined) return null;
  return (
    <Tooltip content={t("countHint", { alone: num(note.alone), inPlace: num(note.inPlace ?? 0) })}>
      <span
        className={cn(
          "shrink-0 rounded-full bg-sunken px-2 py-0.5 text-sm whitespace-nowrap text-ink-soft tabular-nums transition-opacity",
          counting && "opacity-50",
        )}
      >
        {t("people", { count: num(note.alone) })}
      </span>
    </Tooltip>
  );
}

export function NodeProblems({ id }: { id: string }) {
  const { noteOf } = useBuilder();
  const problems = noteOf(id)?.problems ?? [];
  if (problems.length === 0) return null;
  return (
    <ul className="text-sm text-bad" id={`problems-${id}`}>
      {problems.map((problem) => (
        <li key={problem}>{problem}</li>
      ))}
    </ul>
  );
}
