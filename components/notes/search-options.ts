"use client";
// Where do pickers look things up? The same addresses that the palette and the lists use.
import type { Option, SearchOptions } from "@/components/ui/use-options";

async function items<Item>(path: string, query: string, signal: AbortSignal): Promise<Item[]> {
  const response = await fetch(`${path}?q=${encodeURIComponent(query)}`, { signal });
  if (!response.ok) throw new Error(`search answered ${response.status}`);
  return ((await response.json()) as { items: Item[] }).items;
}

export const searchCustomerOptions: SearchOptions = async (query, signal) => {
  const found = await items<{ id: string; name: string; hint: string }>("/api/customers/search", query, signal);
  return found.map(({ id, name, hint }) => ({ id, label: name, hint }));
};

export const searchProductOptions: SearchOptions = (query, signal) =>
  items<Option>("/api/notes/products", query, signal);
