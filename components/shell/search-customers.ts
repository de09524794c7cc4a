// Which customers answer to these words? Asked again at each keystroke, so each question can be abandoned.

export type CustomerHit = { id: string; name: string; code: string | null; kind: "person" | "company" };
export type SearchCustomers = (query: string, signal: AbortSignal) => Promise<readonly CustomerHit[]>;

export const searchCustomers: SearchCustomers = async (query, signal) => {
  const answer = await fetch(`/api/customers/search?q=${encodeURIComponent(query)}`, { signal });
  if (!answer.ok) throw new Error(`customer search answered ${answer.status}`);
  const { items } = (await answer.json()) as { items: CustomerHit[] };
  return items;
};
