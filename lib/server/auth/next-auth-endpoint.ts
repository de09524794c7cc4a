// How does a request reach next-auth? Only through the steps of signing in; reading and ending a session are ours.
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { z } from "zod";
import { openEndpoint } from "@/lib/server/open-gate";
import { authOptions } from "./options";

const steps = ["csrf", "providers", "signin", "callback", "error"];

export const nextAuthEndpoint = openEndpoint({
  name: "auth.exchange",
  input: z.object({ nextauth: z.array(z.string().max(40)).min(1).max(2) }),
  run: async ({ request, visitor, input }) => {
    if (!steps.includes(input.nextauth[0] ?? "")) return new Response(null, { status: 404 });
    // Without NEXTAUTH_URL the address is the one the browser used; next-auth calls that trusting the host. It decides
    // only where a redirect goes and whether cookies are marked secure. Behind an identity provider set NEXTAUTH_URL.
    process.env.AUTH_TRUST_HOST ??= "true";
    const context = { params: Promise.resolve(input) };
    const answer = (await NextAuth(request as NextRequest, context as never, authOptions(visitor))) as Response;
    // A wrong password is an answer, not a failed request: the form reads it from the address in the body.
    return answer.status === 401 ? new Response(answer.body, { status: 200, headers: answer.headers }) : answer;
  },
});
