"use client";
// The address is the state of the list: filters, order, columns, place. Changes write the address without a trip to the server.
import { usePathname, useSearchParams } from "next/navigation";
import { type MouseEvent, useCallback, useMemo } from "react";
import { pickListParams } from "@/lib/domain/customers/customer-list";

export type ListPatch = Record<string, string | null>;

export function useListAddress() {
  const path = usePathname();
  const search = useSearchParams();
  const params = useMemo(() => pickListParams(Object.fromEntries(search)), [search]);

  const href = useCallback(
    (patch: ListPatch) => {
      const next = new URLSearchParams(params);
      // Another filter or order is another list: it begins at its first page.
      if (!("after" in patch) && !("before" in patch) && Object.keys(patch).some((name) => name !== "cols")) {
        next.delete("after");
        next.delete("before");
      }
      for (const [name, value] of Object.entries(patch)) {
        if (value === null || value === "") next.delete(name);
        else next.set(name, value);
      }
      const query = next.toString();
      return query === "" ? path : `${path}?${query}`;
    },
    [params, path],
  );
  const go = useCallback(
    (patch: ListPatch, how: "push" | "replace" = "push") => {
      window.history[how === "push" ? "pushState" : "replaceState"](null, "", href(patch));
    },
    [href],
  );
  /** Links inside the list that lead to the list itself stay in the island; everything else is the router's. */
  const stayInList = useCallback(
    (event: MouseEvent) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = (event.target as Element).closest("a");
      if (!link) return;
      const target = new URL(link.href, window.location.href);
      if (target.origin !== window.location.origin || target.pathname !== path) return;
      event.preventDefault();
      event.stopPropagation();
      window.history.pushState(null, "", `${target.pathname}${target.search}`);
    },
    [path],
  );
  return { path, params, href, go, stayInList };
}

export type ListAddress = ReturnType<typeof useListAddress>;
