"use client";
// The handle of a condition or a group: dragged by mouse or finger, moved with the arrow keys while it has the focus.
import { GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonStyles } from "@/components/ui/button-styles";
import { useBuilder } from "./builder-context";

const ways = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "in", ArrowLeft: "out" } as const;

export function Grip({ id, name }: { id: string; name: string }) {
  const t = useTranslations("segments.builder");
  const { dispatch, startDrag, drag } = useBuilder();
  return (
    <button
      type="button"
      data-grip={id}
      aria-label={t("grip", { name })}
      title={t("gripHint")}
      // Without this a finger would scroll the page instead.
      style={{ touchAction: "none" }}
      className={buttonStyles({
        variant: "quiet",
        size: "sm",
        shape: "icon",
        className: drag?.id === id ? "cursor-grabbing" : "cursor-grab",
      })}
      onPointerDown={(event) => startDrag(id, event)}
      onKeyDown={(event) => {
        const by = ways[event.key as keyof typeof ways];
        if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        dispatch({ type: "move", id, by });
      }}
    >
      <GripVertical aria-hidden="true" />
    </button>
  );
}
