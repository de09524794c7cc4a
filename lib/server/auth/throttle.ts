// How is guessing slowed down without locking out the person who is attacked? Counters by place and account, and a mark
// on devices that signed in before (OWASP: "Slow down online guessing attacks with device cookies").
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { forgetExpiredTries } from "@/lib/data/sessions";
import { AppError } from "@/lib/domain/basics/errors";
import { bulkPool, database } from "@/lib/server/database";
import { keyedHash } from "./fingerprint";
import { deviceCookie, knownDevice, type Visitor } from "./visitor";

interface Rule {
  /** Tries within the window. */
  readonly points: number;
  /** The window in seconds. */
  readonly duration: number;
}

const minute = 60;

const rules = {
  /** One account from one place. */
  place: { points: 6, duration: 15 * minute },
  /** One account on a device that knows it: the attacker's tries do not count here. */
  device: { points: 12, duration: 15 * minute },
  /** All accounts from one place: an office behind one address fits, a list of passwords does not. */
  ip: { points: 60, duration: 15 * minute },
  /** One account from everywhere, unknown devices only: the brake on a crowd of addresses. */
  crowd: { points: 150, duration: 60 * minute },
  /** Doors that are open to strangers: set-up, invitations, language. */
  open: { points: 30, duration: 5 * minute },
  /** The same three where addresses cannot be told apart: one account from any unknown device, and everybody together. */
  account: { points: 20, duration: 15 * minute },
  everyone: { points: 600, duration: 15 * minute },
  openToEveryone: { points: 600, duration: 5 * minute },
} satisfies Record<string, Rule>;

export type ThrottleRule = keyof typeof rules;

function limiter(rule: ThrottleRule): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: bulkPool(),
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: rule,
    clearExpiredByTimeout: false,
    ...rules[rule],
  });
}

function tooMany(answer: RateLimiterRes): AppError {
  return new AppError("RATE_LIMITED", { minutes: Math.max(1, Math.ceil(answer.msBeforeNext / 60_000)) });
}

/** Counts one try; throws RATE_LIMITED when there were too many. */
export async function throttle(rule: ThrottleRule, key: string): Promise<void> {
  try {
    await limiter(rule).consume(key);
  } catch (answer) {
    if (answer instanceof RateLimiterRes) throw tooMany(answer);
    throw answer;
  }
}

/** Counts a knock on a door that is open to strangers. */
export async function throttleOpenDoor(door: string, visitor: Visitor): Promise<void> {
  if (visitor.ip === null) await throttle("openToEveryone", door);
  else await throttle("open", `${door}:${keyedHash("ip", visitor.ip)}`);
}

// Reads of strangers are counted in this process alone: reading a page writes nothing anywhere.
const reads = {
  place: new RateLimiterMemory({ keyPrefix: "read", points: 600, duration: 5 * minute }),
  everyone: new RateLimiterMemory({ keyPrefix: "readEveryone", points: 20_000, duration: 5 * minute }),
};

/** Counts a look through a door that is open to strangers; false when there were too many. */
export async function mayLookIn(door: string, visitor: Visitor): Promise<boolean> {
  try {
    if (visitor.ip === null) await reads.everyone.consume(door);
    else await reads.place.consume(`${door}:${keyedHash("ip", visitor.ip)}`);
    return true;
  } catch (answer) {
    if (answer instanceof RateLimiterRes) return false;
    throw answer;
  }
}

export interface SignInTry {
  /** The right password takes back what this try counted. */
  succeeded(): Promise<void>;
}

function strangerRules(account: string, visitor: Visitor): [ThrottleRule, string][] {
  if (visitor.ip === null) {
    return [
      ["account", account],
      ["everyone", "direct"],
    ];
  }
  const ip = keyedHash("ip", visitor.ip);
  return [
    ["place", `${account}:${ip}`],
    ["ip", ip],
    ["crowd", account],
  ];
}

/** Counts a try to sign in before the password is looked at, so that parallel guesses count too. */
export async function countSignInTry(email: string, visitor: Visitor): Promise<SignInTry> {
  const account = keyedHash("account", email);
  const device = knownDevice(email, visitor.cookie(deviceCookie(email)));
  const counted: [ThrottleRule, string][] = device
    ? [["device", `${account}:${device}`]]
    : strangerRules(account, visitor);
  for (const [rule, key] of counted) await throttle(rule, key);
  return {
    succeeded: async () => {
      for (const [rule, key] of counted) {
        if (rule === "place" || rule === "device") await limiter(rule).delete(key);
        else await limiter(rule).reward(key);
      }
      await forgetExpiredTries(database(), Date.now());
    },
  };
}
