"use client";
// Does the screen answer a media query now? False on the server and until the page is alive.
import { useSyncExternalStore } from "react";

export const phoneScreen = "(width < 48rem)";

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    () => window.matchMedia(query).matches,
    () => false,
  );
}
