"use client";
// The button that opens a node's form on its own page.
import { Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Action } from "@/components/ui/use-action";
import type { NodeChange } from "@/lib/domain/most/plan-input";
import type { NodeView, PersonView } from "@/lib/domain/most/plan-view";
import { NodeForm } from "./node-form";
import { useName } from "./use-plan-words";

export type EditNodeProps = {
  node: NodeView;
  people: readonly PersonView[];
  onEdit: Action<NodeChange, { id: string; version: number }>;
};

export function EditNode({ node, people, onEdit }: EditNodeProps) {
  const t = useTranslations("plan");
  const common = useTranslations("common.action");
  const name = useName();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Pencil aria-hidden="true" />} onClick={() => setOpen(true)}>
        {common("edit")}
      </Button>
      {open && (
        <NodeForm
          title={t("form.editTitle", { name: name(node) })}
          people={people}
          open
          onOpenChange={setOpen}
          onSaved={() => router.refresh()}
          node={node}
          onEdit={onEdit}
        />
      )}
    </>
  );
}
