// Which page was asked for? Noted for the loaders, so that whoever must sign in first comes back to it.
import { type NextRequest, NextResponse } from "next/server";

export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  const { pathname, searchParams } = request.nextUrl;
  searchParams.delete("_rsc");
  const search = searchParams.toString();
  // Set in any case: what a visitor sends under this name is never believed.
  headers.set("x-asked-for", search === "" ? pathname : `${pathname}?${search}`);
  return NextResponse.next({ request: { headers } });
}

/** Pages only. */
export const config = { matcher: "/((?!api/|_next/|icons/|.*\\.[a-z0-9]+$).*)" };
