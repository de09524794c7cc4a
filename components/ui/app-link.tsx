// Where does a link lead? To a page of the product, or to a file that the server makes: files are fetched by the browser,
// not by the router, which would ask for them before anybody wants them.
import Link from "next/link";
import type { ComponentProps } from "react";

export function AppLink(props: ComponentProps<typeof Link>) {
  const { href } = props;
  if (typeof href !== "string" || !href.startsWith("/api/")) return <Link {...props} />;
  const { replace: _, scroll: __, prefetch: ___, ...rest } = props;
  return <a {...(rest as ComponentProps<"a">)} download />;
}
