"use client";
// What can be done with a condition or a group: turn it round, copy it, move it, put it into a group, take it away.
import { ArrowDown, ArrowUp, Copy, Ellipsis, Group, IndentDecrease, IndentIncrease, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { useBuilder } from "./builder-context";
import type { DraftNode } from "./draft";

export function RowTools({
  node,
  first,
  last,
  depth,
}: {
  node: DraftNode;
  first: boolean;
  last: boolean;
  /** Of the node: 1 stands in the outermost group. */
  depth: number;
}) {
  const t = useTranslations("segments.builder");
  const { dispatch } = useBuilder();
  const { id } = node;
  return (
    <div className="ml-auto flex shrink-0 items-center">
      <IconButton
        label={t("moveUp")}
        icon={<ArrowUp aria-hidden="true" />}
        size="sm"
        disabled={first}
        className="max-sm:hidden"
        onClick={() => dispatch({ type: "move", id, by: "up" })}
      />
      <IconButton
        label={t("moveDown")}
        icon={<ArrowDown aria-hidden="true" />}
        size="sm"
        disabled={last}
        className="max-sm:hidden"
        onClick={() => dispatch({ type: "move", id, by: "down" })}
      />
      <Menu
        trigger={<IconButton label={t("tools")} icon={<Ellipsis aria-hidden="true" />} size="sm" tooltip={false} />}
        entries={[
          { label: t(node.not ? "notOff" : "notOn"), onSelect: () => dispatch({ type: "not", id }) },
          { kind: "separator" },
          {
            label: t("duplicate"),
            icon: <Copy aria-hidden="true" />,
            onSelect: () => dispatch({ type: "duplicate", id }),
          },
          { label: t("wrap"), icon: <Group aria-hidden="true" />, onSelect: () => dispatch({ type: "wrap", id }) },
          {
            label: t("moveUp"),
            icon: <ArrowUp aria-hidden="true" />,
            disabled: first,
            onSelect: () => dispatch({ type: "move", id, by: "up" }),
          },
          {
            label: t("moveDown"),
            icon: <ArrowDown aria-hidden="true" />,
            disabled: last,
            onSelect: () => dispatch({ type: "move", id, by: "down" }),
          },
          {
            label: t("moveIn"),
            icon: <IndentIncrease aria-hidden="true" />,
            onSelect: () => dispatch({ type: "move", id, by: "in" }),
          },
          {
            label: t("moveOut"),
            icon: <IndentDecrease aria-hidden="true" />,
            disabled: depth <= 1,
            onSelect: () => dispatch({ type: "move", id, by: "out" }),
          },
        ]}
      />
      <IconButton
        label={t("remove")}
        icon={<Trash2 aria-hidden="true" />}
        size="sm"
        onClick={() => dispatch({ type: "remove", id })}
      />
    </div>
  );
}
