// What does a request tell about the machine behind it? Only what the throttle and the list of sessions need.
import { randomBytes } from "node:crypto";
import { env } from "../env";
import { keyedHash, sameText } from "./fingerprint";

export interface Visitor {
  /** The network address as the nearest proxy saw it; null without a proxy whose word counts. */
  readonly ip: string | null;
  readonly userAgent: string | null;
  cookie(name: string): string | undefined;
}

interface Headers {
  get(name: string): string | null;
}

function cookieOf(header: string | null, name: string): string | undefined {
  for (const part of (header ?? "").split(/;\s*/)) {
    const [key, ...value] = part.split("=");
    if (key === name) return value.join("=");
  }
  return undefined;
}

export function visitorOf(headers: Headers, trustsProxy = env().TRUST_PROXY === "true"): Visitor {
  // The last entry is the one that the nearest proxy added; earlier ones are the client's own words. Next.js keeps a
  // header that the client sent, so without a proxy none of them can be believed.
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  return {
    ip: trustsProxy ? (hops.filter(Boolean).at(-1) ?? null) : null,
    userAgent: headers.get("user-agent")?.slice(0, 300) ?? null,
    cookie: (name) => cookieOf(headers.get("cookie"), name),
  };
}

/** The device cookie is named after the account, so that several people can share a machine. */
export function deviceCookie(email: string): string {
  return `device-${keyedHash("account", email).slice(0, 10)}`;
}

/** A mark for a device on which this account has signed in. */
export function newDeviceMark(email: string): string {
  const nonce = randomBytes(16).toString("base64url");
  return `${nonce}.${keyedHash("device", `${email}\n${nonce}`)}`;
}

/** The device's own name when its mark is one of ours and was made for this account. */
export function knownDevice(email: string, mark: string | undefined): string | null {
  const [nonce, seal] = mark?.split(".") ?? [];
  if (!nonce || !seal) return null;
  return sameText(seal, keyedHash("device", `${email}\n${nonce}`)) ? nonce : null;
}
