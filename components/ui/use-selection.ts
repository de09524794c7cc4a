"use client";
// Which rows of a table are chosen? Rows out of sight (another page of the list) stay chosen.
import { useCallback, useMemo, useRef, useState } from "react";
import type { TableSelection } from "./table-types";

export function useSelection(rowKeys: readonly string[]): TableSelection {
  const [selected, setSelected] = useState<ReadonlySet<string>>(() => new Set());
  const lastTouched = useRef<string | null>(null);

  const toggle = useCallback(
    (key: string, range = false) => {
      const from = lastTouched.current === null ? -1 : rowKeys.indexOf(lastTouched.current);
      const to = rowKeys.indexOf(key);
      const touched = range && from >= 0 && to >= 0 ? rowKeys.slice(Math.min(from, to), Math.max(from, to) + 1) : [key];
      lastTouched.current = key;
      setSelected((before) => {
        const after = new Set(before);
        const add = !before.has(key);
        for (const each of touched) add ? after.add(each) : after.delete(each);
        return after;
      });
    },
    [rowKeys],
  );
  const toggleAll = useCallback(() => {
    setSelected((before) => {
      const after = new Set(before);
      const all = rowKeys.every((key) => before.has(key));
      for (const key of rowKeys) all ? after.delete(key) : after.add(key);
      return after;
    });
  }, [rowKeys]);
  const clear = useCallback(() => setSelected(new Set()), []);

  return useMemo(() => ({ selected, toggle, toggleAll, clear }), [selected, toggle, toggleAll, clear]);
}
