// How is next-auth set up? Credentials, and an identity provider where the environment names one; the token holds only
// the session's id and version.
import { cookies } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import { z } from "zod";
import { linkOidcSubject, type SignInUser } from "@/lib/data/users";
import { AppError } from "@/lib/domain/basics/errors";
import { now as clockNow } from "@/lib/server/clock";
import { database } from "@/lib/server/database";
import { env } from "@/lib/server/env";
import { log } from "@/lib/server/refusal";
import { checkCredentials, checkOidcProfile, type OidcProfile, openSession } from "./sign-in";
import { sessionDays } from "./token";
import { deviceCookie, newDeviceMark, type Visitor } from "./visitor";

const credentials = z.object({ email: z.string().min(1).max(254), password: z.string().min(1).max(200) });
const day = 86_400;

type Provider = NextAuthOptions["providers"][number];

/** Written out rather than imported: next-auth's own provider files are CommonJS and differ by bundler. */
function credentialsProvider(visitor: Visitor, found: (user: SignInUser) => void): Provider {
  return {
    id: "credentials",
    name: "credentials",
    type: "credentials",
    credentials: {},
    async authorize(raw: unknown) {
      const parsed = credentials.safeParse(raw);
      if (!parsed.success) throw new Error("wrong");
      try {
        const { email, password } = parsed.data;
        const user = await checkCredentials(email, password, visitor, clockNow());
        if (!user) throw new Error("wrong");
        found(user);
        return { id: user.id };
      } catch (error) {
        if (error instanceof AppError && error.code === "RATE_LIMITED") {
          throw new Error(`limited:${String(error.details.minutes)}`);
        }
        if (error instanceof Error && error.message === "wrong") throw error;
        log.error({ err: error }, "sign-in failed");
        throw new Error("unexpected");
      }
    },
  } as unknown as Provider;
}

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
}

/** The identity provider of the environment; null unless issuer, id and secret are all there. */
export function oidcSettings(): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = env();
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret, name } : null;
}

function oidcProvider({ issuer, clientId, clientSecret, name }: OidcSettings): Provider {
  return {
    id: "oidc",
    name,
    type: "oauth",
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    clientId,
    clientSecret,
    profile: (profile: { sub: string }) => ({ id: profile.sub }),
  };
}

async function rememberDevice(user: SignInUser): Promise<void> {
  const jar = await cookies();
  const secure = jar.has("__Secure-next-auth.callback-url") || env().NEXTAUTH_URL?.startsWith("https:") === true;
  const common = { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: 365 * day } as const;
  jar.set(deviceCookie(user.email), newDeviceMark(user.email), common);
  // A language chosen on this device stays; a new device speaks the account's.
  if (!jar.has("locale")) jar.set("locale", user.locale, { sameSite: "lax", path: "/", secure, maxAge: 365 * day });
}

/** Options for one request: the sign-in that it may carry is tied to the machine it comes from. */
export function authOptions(visitor: Visitor): NextAuthOptions {
  let user: SignInUser | null = null;
  const oidc = oidcSettings();
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: sessionDays * day },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      credentialsProvider(visitor, (found) => {
        user = found;
      }),
      ...(oidc ? [oidcProvider(oidc)] : []),
    ],
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.provider !== "oidc") return user !== null;
        user = await checkOidcProfile(profile as OidcProfile, clockNow());
        if (!user) return "/sign-in?error=notInvited";
        if (!user.oidcSubject) await linkOidcSubject(database(), user.id, (profile as OidcProfile).sub);
        return true;
      },
      async jwt({ token, trigger }) {
        if (trigger !== "signIn" || !user) return token;
        const claims = await openSession(user, visitor, clockNow());
        await rememberDevice(user);
        return claims;
      },
    },
    logger: {
      error: (code, metadata) => log.error({ code, metadata }, "next-auth"),
      warn: () => {},
      debug: () => {},
    },
  };
}
