// Where does somebody go on after signing in? To the page they asked for, and never off this site.

export const home = "/today";
const longest = 4_000;

/** Only an address that stays on this site whatever a browser makes of it; otherwise the first page. */
export function returnPath(asked: unknown): string {
  if (typeof asked !== "string" || asked.length > longest || !/^\/[\x21-\x7e]*$/.test(asked)) return home;
  // Browsers read a backslash as a slash, and two slashes as another site.
  if (asked.includes("\\") || /^\/\//.test(asked)) return home;
  const here = "https://here.invalid";
  if (!URL.canParse(asked, here)) return home;
  const { origin, pathname, search } = new URL(asked, here);
  const elsewhere = origin !== here || pathname.includes("//");
  return elsewhere || pathname === "/" || /^\/(?:sign-in|setup|invite|api|_next)(?:\/|$)/.test(pathname)
    ? home
    : pathname + search;
}
