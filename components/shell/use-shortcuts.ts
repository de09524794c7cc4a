"use client";
// Which keys work on every page? Single letters only while nobody is typing and no dialog is open.
import { useEffect, useRef } from "react";

export type Shortcuts = {
  onPalette: () => void;
  onNewNote: () => void;
  onHelp: () => void;
  /** The letter that came after `g`. */
  onGo: (letter: string) => void;
};

const goWaitMs = 1200;

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest(
      "input, textarea, select, [role='dialog'], [role='alertdialog'], [role='menu'], [role='listbox']",
    ) !== null
  );
}

export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    let goUntil = 0;
    function press(event: KeyboardEvent) {
      if (event.isComposing || event.repeat) return;
      const key = event.key.toLowerCase();
      if (key === "k" && (event.metaKey || event.ctrlKey)) {
        event.preventDefault();
        latest.current.onPalette();
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isBusy(event.target)) return;
      if (event.timeStamp < goUntil) {
        goUntil = 0;
        latest.current.onGo(key);
        return;
      }
      if (key === "g") goUntil = event.timeStamp + goWaitMs;
      else if (key === "/") latest.current.onPalette();
      else if (key === "c") latest.current.onNewNote();
      else if (event.key === "?") latest.current.onHelp();
      else return;
      event.preventDefault();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
