// Who walks through a story, and how do they get in? The people of the demo company, signed in without the form.
import type { Browser, BrowserContext } from "@playwright/test";
import type { Role } from "../../lib/domain/basics/access";
import { demoPassword, demoPeople } from "../../lib/server/demo/people";
import { expect } from "./e2e";

export { demoPassword };

export function personOf(role: Role) {
  const person = demoPeople.find((each) => each.role === role);
  if (person === undefined) throw new Error(`The demo company has no ${role}.`);
  return person;
}

/** Signs a browser in as the form does, but without a page. */
export async function signInAs(context: BrowserContext, email: string, password: string = demoPassword): Promise<void> {
  const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
  const answer = await context.request.post("/api/auth/callback/credentials", {
    form: { email, password, csrfToken, json: "true", callbackUrl: "/today" },
  });
  const { url } = await answer.json();
  expect(new URL(url).searchParams.get("error"), `sign-in of ${email}`).toBeNull();
}

export const enter = (context: BrowserContext, role: Role) => signInAs(context, personOf(role).email);

/** A second browser of the same language and screen, with cookies of its own. */
export async function anotherBrowser(browser: Browser, like: BrowserContext): Promise<BrowserContext> {
  const page = like.pages()[0];
  const viewport = page?.viewportSize() ?? null;
  const cookies = (await like.cookies()).filter((cookie) => cookie.name === "locale");
  const context = await browser.newContext({ viewport, baseURL: process.env.E2E_BASE_URL ?? "" });
  await context.addCookies(cookies);
  return context;
}
