"use client";
// Where would a dragged condition land? Follows one pointer (mouse, pen or finger) over the drawn tree, and scrolls the
// page at its edges. Escape, or a gesture that the browser takes over, leaves everything as it was.
import { type PointerEvent, useCallback, useEffect, useRef, useState } from "react";

export interface Drop {
  readonly parent: string;
  /** Before which child, as the group stands now. */
  readonly index: number;
}

export interface Drag {
  readonly id: string;
  readonly drop: Drop | null;
}

/** At this distance from the rim of a nested group the pointer means the place before or behind it. */
const rim = 10;
const scrollZone = 72;
const scrollStep = 14;

/** The deepest group under the pointer that is not inside what is dragged, and the place among its children. */
export function dropAt(tree: HTMLElement, id: string, y: number): Drop | null {
  const dragged = tree.querySelector(`[data-node="${id}"]`);
  let best: { element: HTMLElement; depth: number } | null = null;
  for (const element of tree.querySelectorAll<HTMLElement>("[data-group]")) {
    if (dragged?.contains(element)) continue;
    const { top, bottom } = element.getBoundingClientRect();
    const depth = Number(element.dataset.depth ?? 0);
    const margin = depth === 0 ? -1000 : rim;
    if (y < top + margin || y > bottom - margin) continue;
    if (best === null || depth > best.depth) best = { element, depth };
  }
  const parent = best?.element.dataset.group;
  if (!best || parent === undefined) return null;
  const children = [...best.element.querySelectorAll<HTMLElement>(`[data-in="${parent}"]`)];
  const above = children.filter((child) => {
    const { top, bottom } = child.getBoundingClientRect();
    return (top + bottom) / 2 < y;
  });
  return { parent, index: above.length };
}

export function useDrag(tree: { readonly current: HTMLElement | null }, onDrop: (id: string, drop: Drop) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const held = useRef<{ id: string; y: number; drop: Drop | null } | null>(null);
  const place = useRef(onDrop);
  place.current = onDrop;
  const dragging = drag !== null;

  useEffect(() => {
    if (!dragging) return;
    const look = () => {
      const now = held.current;
      if (!now || !tree.current) return;
      now.drop = dropAt(tree.current, now.id, now.y);
      setDrag((before) =>
        before && before.drop?.parent === now.drop?.parent && before.drop?.index === now.drop?.index
          ? before
          : { id: now.id, drop: now.drop },
      );
    };
    const move = (event: globalThis.PointerEvent) => {
      if (held.current) held.current.y = event.clientY;
      look();
    };
    const stop = () => {
      held.current = null;
      setDrag(null);
    };
    const up = () => {
      const now = held.current;
      stop();
      if (now?.drop) place.current(now.id, now.drop);
    };
    const key = (event: globalThis.KeyboardEvent) => {
      if (event.key === "Escape") stop();
    };
    const scroll = setInterval(() => {
      const y = held.current?.y ?? scrollZone;
      const by = y < scrollZone ? -scrollStep : y > window.innerHeight - scrollZone ? scrollStep : 0;
      if (by === 0) return;
      window.scrollBy(0, by);
      look();
    }, 16);
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", stop);
    window.addEventListener("keydown", key);
    return () => {
      clearInterval(scroll);
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", stop);
      window.removeEventListener("keydown", key);
    };
  }, [dragging, tree]);

  const start = useCallback((id: string, event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    held.current = { id, y: event.clientY, drop: null };
    setDrag({ id, drop: null });
  }, []);
  return { drag, start };
}
