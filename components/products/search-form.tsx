"use client";
// The search box of a list that lives on the server: typing changes the address, the other filters stay.
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { ListSearch } from "@/components/customers/list-search";

export function SearchForm({ label }: { label: string }) {
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  function go(q: string) {
    const next = new URLSearchParams(search);
    next.delete("after");
    next.delete("before");
    if (q === "") next.delete("q");
    else next.set("q", q);
    router.replace(next.size === 0 ? path : `${path}?${next}`, { scroll: false });
  }
  return <ListSearch value={search.get("q") ?? ""} onSearch={go} label={label} />;
}
