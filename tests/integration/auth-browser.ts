// A browser for tests: a jar of cookies, an address, and the steps that next-auth takes with them.
import { encode } from "next-auth/jwt";
import { checkCredentials, openSession } from "@/lib/server/auth/sign-in";
import { deviceCookie, newDeviceMark, type Visitor } from "@/lib/server/auth/visitor";
import { now } from "@/lib/server/clock";
import { env } from "@/lib/server/env";
import { type SignedIn, signedInByToken } from "@/lib/server/session";

export class Browser {
  readonly jar = new Map<string, string>();
  constructor(readonly ip: string | null = "203.0.113.7") {}

  get visitor(): Visitor {
    return { ip: this.ip, userAgent: "Mozilla/5.0 (X11; Linux) Firefox/140.0", cookie: (name) => this.jar.get(name) };
  }

  /** True when it got in. Throws RATE_LIMITED. */
  async signIn(email: string, password: string): Promise<boolean> {
    const user = await checkCredentials(email, password, this.visitor, now());
    if (!user) return false;
    const claims = await openSession(user, this.visitor, now());
    this.jar.set("session", await encode({ token: { ...claims }, secret: env().NEXTAUTH_SECRET }));
    this.jar.set(deviceCookie(email), newDeviceMark(email));
    return true;
  }

  /** Who the next request of this browser would be. */
  async request(at: Date = now()): Promise<SignedIn | null> {
    const token = this.jar.get("session");
    return token ? signedInByToken(token, undefined, at) : null;
  }
}
