"use client";
// Which key opens the palette on this machine: ⌘ on Apple's, Ctrl elsewhere?
import { useSyncExternalStore } from "react";

const never = () => () => {};

export function useModifierKey(): "⌘" | "Ctrl" {
  return useSyncExternalStore(
    never,
    () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl"),
    () => "Ctrl",
  );
}
