// The address of the same list at another place, its filters kept.

export function placeHref(
  path: string,
  query: Readonly<Record<string, string | string[] | undefined>>,
  place: { after?: string | null; before?: string | null },
): string | null {
  const cursor = place.after ?? place.before;
  if (cursor === null || cursor === undefined) return null;
  const next = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const text = Array.isArray(value) ? value[0] : value;
    if (text && name !== "after" && name !== "before") next.set(name, text);
  }
  next.set(place.after ? "after" : "before", cursor);
  return `${path}?${next}`;
}
