"use client";
// One condition: what it is about, how it is asked, how many people it means, what is wrong with it.
import { useTranslations } from "next-intl";
import { cn } from "tailwind-variants";
import { Badge } from "@/components/ui/badge";
import { useBuilder } from "./builder-context";
import type { DraftLeaf } from "./draft";
import { FieldEditor } from "./field-editor";
import { Grip } from "./grip";
import type { LeafEditorProps } from "./leaf-editor";
import { newLeaf, whatOf } from "./new-leaf";
import { NodeCount, NodeProblems } from "./node-count";
import { ContactEditor, PermissionEditor, ScoreEditor, SegmentEditor } from "./other-editors";
import { PurchasesEditor } from "./purchases-editor";
import { RowTools } from "./row-tools";
import { WhatPicker } from "./what-picker";

function Editor(props: LeafEditorProps & { what: string | null }) {
  const { what, ...rest } = props;
  if (what?.startsWith("field:")) return <FieldEditor {...rest} />;
  if (what?.startsWith("score:")) return <ScoreEditor {...rest} />;
  switch (what) {
    case "purchases":
      return <PurchasesEditor {...rest} />;
    case "contact":
      return <ContactEditor {...rest} />;
    case "permission":
      return <PermissionEditor {...rest} />;
    case "segment":
      return <SegmentEditor {...rest} />;
    default:
      return null;
  }
}

export function LeafRow({
  node,
  first,
  last,
  depth,
}: {
  node: DraftLeaf;
  first: boolean;
  last: boolean;
  depth: number;
}) {
  const t = useTranslations("segments.builder");
  const { fields, dispatch, words, drag } = useBuilder();
  const what = whatOf(node.leaf);
  const [kind, key = ""] = what?.split(/:(.*)/s) ?? [];
  const name =
    what === null ? t("what") : kind === "field" ? words.field(key) : words.text(key ? `score.${key}` : `kind.${kind}`);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would not lay out as a row
    <div
      role="group"
      aria-label={name}
      data-node={node.id}
      tabIndex={-1}
      className={cn(
        "grid gap-2 rounded-lg border border-line bg-raised p-3 outline-none focus-visible:ring-2 focus-visible:ring-focus",
        drag?.id === node.id && "opacity-50",
      )}
    >
      <div className="flex flex-wrap items-center gap-2">
        <Grip id={node.id} name={name} />
        {node.not && <Badge tone="warn">{t("not")}</Badge>}
        <div className="min-w-48 flex-1 max-sm:basis-3/4">
          <WhatPicker
            value={what}
            onChange={(next) => dispatch({ type: "change", id: node.id, leaf: newLeaf(next, fields) })}
          />
        </div>
        <NodeCount id={node.id} />
        <RowTools node={node} first={first} last={last} depth={depth} />
      </div>
      <div className="grid min-w-0 gap-2 md:grid-cols-2">
        <Editor
          key={what}
          what={what}
          leaf={node.leaf}
          onChange={(leaf, burst) =>
            dispatch({ type: "change", id: node.id, leaf, ...(burst === undefined ? {} : { burst }) })
          }
        />
      </div>
      <NodeProblems id={node.id} />
    </div>
  );
}
