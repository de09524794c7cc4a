// Where do the forms of the page of choices go? Plain posts that need neither script nor cookie; each ends on the page again
// and says there what became of it. One click on "unsubscribe" (RFC 8058) has a door of its own. Reading writes nothing.
import { z } from "zod";
import { findOneClickLink } from "@/lib/data/preference-links";
import { AppError } from "@/lib/domain/basics/errors";
import { isLocale } from "@/lib/messages/namespaces";
import { tokenHash } from "../auth/fingerprint";
import { throttleOpenDoor } from "../auth/throttle";
import { database } from "../database";
import { inOpenTransaction, openEndpoint } from "../open-gate";
import { saveChoices, saveHolding, savePause, saveRhythm, stopAll } from "../permission/customer-choices";
import { contactUs, deleteMe, saveDetails } from "../permission/customer-requests";
import { type CustomerAct, customerScope, findVisit } from "../permission/customer-visit";
import { stopByOneClick } from "../permission/one-click";
import { downloadOwnData } from "../permission/own-data";
import { currentActor, localeCookie, visitorLocale } from "../session";

const acts = {
  stop: async (act: CustomerAct) => void (await stopAll(act)),
  choices: saveChoices,
  rhythm: async (act: CustomerAct) => void (await saveRhythm(act)),
  pause: async (act: CustomerAct) => void (await savePause(act)),
  holding: saveHolding,
  details: saveDetails,
  contact: async (act: CustomerAct) => void (await contactUs(act)),
  erase: async (act: CustomerAct) => void (await deleteMe(act)),
} satisfies Record<string, (act: CustomerAct) => Promise<string | undefined>>;
const actNames = [
  "stop",
  "choices",
  "rhythm",
  "pause",
  "holding",
  "details",
  "contact",
  "erase",
  "download",
  "language",
] as const;

const longest = 60_000;
const private_ = { "Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex" };

async function readForm(request: Request): Promise<URLSearchParams> {
  const text = await request.text();
  if (text.length > longest) throw new AppError("TOO_LARGE");
  return new URLSearchParams(text);
}

function backTo(path: string, query: Record<string, string>, headers: Record<string, string> = {}): Response {
  const search = new URLSearchParams(query).toString();
  const location = search === "" ? path : `${path}?${search}`;
  return new Response(null, { status: 303, headers: { ...private_, ...headers, Location: location } });
}

const file = (text: string) =>
  new Response(text, {
    headers: {
      ...private_,
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="my-data.json"',
    },
  });

/** One form of the page. A token that opens nothing ends on the same closed page, whatever was sent. */
export const saveOnPage = openEndpoint({
  name: "preferenceCentre.save",
  input: z.object({ token: z.string().max(100), act: z.enum(actNames) }),
  run: async ({ request, visitor, now, input }) => {
    const { token, act: name } = input;
    const page = `/p/${encodeURIComponent(token)}`;
    try {
      await throttleOpenDoor("preferenceCentre.save", visitor);
      const form = await readForm(request);
      if (name === "language") {
        const wanted = form.get("locale");
        const cookie = `${localeCookie}=${isLocale(wanted) ? wanted : "vi"}; Path=/; Max-Age=31536000; SameSite=Lax`;
        return backTo(page, {}, { "Set-Cookie": cookie });
      }
      const actor = await currentActor();
      // Staff cannot answer for a customer; only a no is taken from anybody.
      if (actor?.kind === "user" && name !== "stop") return backTo(page, { problem: "staff" });
      const locale = await visitorLocale();
      return await inOpenTransaction("preferenceCentre.save", actor, now, async (tx, audit) => {
        const visit = await findVisit(tx, token, now);
        if (!visit) return backTo(page, {});
        const act: CustomerAct = { ...visit, tx, scope: customerScope(), now, form, locale, audit };
        if (name === "download") {
          const text = await downloadOwnData(act);
          return text === null ? backTo(page, { done: "downloadAsked" }) : file(text);
        }
        const outcome = (await acts[name](act)) ?? "saved";
        if (outcome === "stale") return backTo(page, { problem: "stale" });
        return backTo(page, { done: outcome === "asked" ? "detailsAsked" : name });
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return backTo(page, { problem: error.code });
    }
  },
});

/** RFC 8058: a post without cookies, any number of times, however late. Every token gets the same answer. */
export const oneClick = openEndpoint({
  name: "oneClick.stop",
  input: z.object({ token: z.string().max(100) }),
  run: async ({ request, visitor, now, input }) => {
    const fromPage = (await readForm(request)).get("from") === "page";
    const link = await findOneClickLink(database(), tokenHash(input.token));
    // Mail services click from few machines for many people: a link that is known is never turned away.
    if (!link) await throttleOpenDoor("oneClick.stop", visitor);
    else {
      await inOpenTransaction("oneClick.stop", null, now, async (tx, audit) => {
        const holders = await stopByOneClick(tx, link, now);
        for (const customerId of holders.length === 0 ? [link.customerId] : holders) {
          audit({ entity: "consent", customerId, after: { answer: "WITHDRAWN", link: link.id } });
        }
      });
    }
    if (fromPage) return backTo(`/u/${encodeURIComponent(input.token)}`, { done: "stop" });
    return new Response("OK\n", { headers: { ...private_, "Content-Type": "text/plain; charset=utf-8" } });
  },
});

/** Who opens the address of the header in a browser comes to a page with one button. Nothing is read, nothing written. */
export const oneClickPage = openEndpoint({
  name: "oneClick.page",
  input: z.object({ token: z.string().max(100) }),
  run: async ({ input }) => backTo(`/u/${encodeURIComponent(input.token)}`, {}),
});
