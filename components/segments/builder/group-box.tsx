"use client";
// Conditions that belong together: all of them, or any of them.
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "tailwind-variants";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/radio-group";
import { useBuilder } from "./builder-context";
import type { DraftGroup } from "./draft";
import { Grip } from "./grip";
import { LeafRow } from "./leaf-row";
import { NodeCount, NodeProblems } from "./node-count";
import { RowTools } from "./row-tools";

export function GroupBox({
  group,
  depth,
  first,
  last,
}: {
  group: DraftGroup;
  depth: number;
  first: boolean;
  last: boolean;
}) {
  const t = useTranslations("segments.builder");
  const { dispatch, drag } = useBuilder();
  const here = drag?.drop?.parent === group.id ? drag.drop.index : null;
  const root = depth === 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would not lay out as a column
    <div
      role="group"
      aria-label={t(root ? "rootGroup" : "group")}
      data-node={group.id}
      data-group={group.id}
      data-depth={depth}
      tabIndex={-1}
      className={cn(
        "grid gap-3 outline-none",
        !root &&
          "rounded-lg border border-line border-l-4 border-l-line-strong bg-surface p-3 focus-visible:ring-2 focus-visible:ring-focus max-sm:p-2",
        drag?.id === group.id && "opacity-50",
        here !== null && group.children.length === 0 && "ring-2 ring-accent",
      )}
    >
      <div className="flex flex-wrap items-center gap-2">
        {!root && <Grip id={group.id} name={t("group")} />}
        {group.not && <Badge tone="warn">{t("not")}</Badge>}
        <div className="flex-1 max-sm:basis-full">
          <RadioGroup
            look="segmented"
            aria-label={t("join")}
            options={[
              { value: "all", label: t("all") },
              { value: "any", label: t("any") },
            ]}
            value={group.join}
            onValueChange={(join) => dispatch({ type: "join", id: group.id, join: join === "any" ? "any" : "all" })}
          />
        </div>
        {!root && <NodeCount id={group.id} />}
        {!root && <RowTools node={group} first={first} last={last} depth={depth} />}
      </div>
      {group.children.length > 0 && (
        <ol className="grid gap-2">
          {group.children.map((child, index) => {
            const place = {
              // Out of the outermost group there is nowhere to go.
              first: root && index === 0,
              last: root && index === group.children.length - 1,
            };
            return (
              <li
                key={child.id}
                data-in={group.id}
                className={cn(
                  "relative grid gap-2",
                  here === index &&
                    "before:absolute before:inset-x-0 before:-top-1.5 before:z-1 before:h-1 before:rounded-full before:bg-accent",
                  here === index + 1 &&
                    index === group.children.length - 1 &&
                    "after:absolute after:inset-x-0 after:-bottom-1.5 after:z-1 after:h-1 after:rounded-full after:bg-accent",
                )}
              >
                {index > 0 && (
                  <span className="pl-1 text-sm font-medium text-ink-faint">
                    {t(group.join === "all" ? "and" : "or")}
                  </span>
                )}
                {child.kind === "group" ? (
                  <GroupBox group={child} depth={depth + 1} {...place} />
                ) : (
                  <LeafRow node={child} depth={depth + 1} {...place} />
                )}
              </li>
            );
          })}
        </ol>
      )}
      <NodeProblems id={group.id} />
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" />}
          onClick={() => dispatch({ type: "add", parent: group.id })}
        >
          {t("addCondition")}
        </Button>
        {depth < 4 && (
          <Button
            size="sm"
            variant="quiet"
            icon={<Plus aria-hidden="true" />}
            onClick={() => dispatch({ type: "add", parent: group.id, group: group.join === "all" ? "any" : "all" })}
          >
            {t("addGroup")}
          </Button>
        )}
      </div>
    </div>
  );
}
