"use client";
// Which keys work in the builder? Undo and redo, also right after something was taken away and nothing has the focus;
// Alt with an arrow moves the condition that holds the focus.
import { useEffect } from "react";
import type { BuilderAction } from "./state";

const ways = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "in", ArrowLeft: "out" } as const;

/** A field with text in it takes its own letters back first. */
const typing = (target: EventTarget | null) =>
  (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.value !== "";

export function useBuilderKeys(
  tree: { readonly current: HTMLElement | null },
  dispatch: (action: BuilderAction) => void,
): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const target = event.target instanceof HTMLElement ? event.target : null;
      const inside = target !== null && tree.current?.contains(target) === true;
      if (!inside && target !== document.body) return;
      const way = ways[event.key as keyof typeof ways];
      const node = target?.closest<HTMLElement>("[data-node]")?.dataset.node;
      if (event.altKey && way !== undefined && node !== undefined) {
        event.preventDefault();
        dispatch({ type: "move", id: node, by: way });
        return;
      }
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || (key !== "z" && key !== "y") || typing(target)) return;
      event.preventDefault();
      dispatch({ type: key === "y" || event.shiftKey ? "redo" : "undo" });
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [tree, dispatch]);
}
