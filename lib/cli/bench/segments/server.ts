// The product as its users meet it: its own server, asked over HTTP by somebody who is signed in.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

interface Serving {
  untilReady(port: number, host: string): Promise<void>;
  portIsFree(port: number, host: string): Promise<boolean>;
}

interface Counted {
  readonly members: number;
  readonly withheld: number;
  readonly population: number;
  readonly conditions: readonly { path: string; alone: number; inPlace: number }[];
  readonly engine: "index" | "sql";
  readonly ms: number;
}

export interface Product {
  readonly secondsToFirstCount: number;
  readonly secondsToIndex: number;
  count(rule: unknown): Promise<Counted>;
  page(): Promise<number>;
  /** Megabytes that the server holds, index and all. */
  memory(): number;
  stop(): Promise<void>;
}

const part = <T>(name: string): Promise<T> => import(new URL(`../../../ops/${name}.mjs`, import.meta.url).href);

export async function serve(cookie: string, progress: (text: string) => void): Promise<Product> {
  const { untilReady, portIsFree } = await part<Serving>("serve-product");
  const { buildProduct } = await part<{
    buildProduct(say: (text: string) => void, env: NodeJS.ProcessEnv): Promise<boolean>;
  }>("build-product");
  await buildProduct(progress, process.env);
  let port = 4700;
  while (!(await portIsFree(port, "127.0.0.1"))) port += 1;
  const began = performance.now();
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  // What it says goes to stderr: stdout belongs to the figures.
  const child = spawn(process.execPath, [next, "start", "-p", String(port), "-H", "127.0.0.1"], {
    env: { ...process.env, NODE_ENV: "production", NEXTAUTH_URL: `http://127.0.0.1:${port}` },
    stdio: ["ignore", 2, 2],
  });
  const ended = once(child, "exit");
  await untilReady(port, "127.0.0.1");
  const base = `http://127.0.0.1:${port}`;
  const headers = { Cookie: cookie, "Content-Type": "application/json" };
  const count = async (rule: unknown): Promise<Counted> => {
    const answer = await fetch(`${base}/api/segments/count`, {
      method: "POST",
      headers,
      body: JSON.stringify({ rule }),
    });
    if (!answer.ok) throw new Error(`${answer.status} ${(await answer.text()).slice(0, 300)}`);
    return (await answer.json()) as Counted;
  };
  await count({ all: [] });
  const secondsToFirstCount = (performance.now() - began) / 1000;
  for (const deadline = performance.now() + 300_000; (await count({ all: [] })).engine !== "index"; ) {
    if (performance.now() > deadline) throw new Error("the index does not come");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const secondsToIndex = (performance.now() - began) / 1000;
  return {
    secondsToFirstCount,
    secondsToIndex,
    count,
    page: async () => {
      const started = performance.now();
      const answer = await fetch(`${base}/customers`, { headers: { Cookie: cookie } });
      await answer.text();
      if (!answer.ok) throw new Error(`the list of customers answers ${answer.status}`);
      return performance.now() - started;
    },
    memory: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    },
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Somebody to ask as: an administrator of the bench, with a session; `leave` takes both away again. */
export async function signIn(): Promise<{ cookie: string; leave(): Promise<void> }> {
  const [
    { insertUser, setDisabled },
    { insertSession },
    { sealedSession, sessionCookies },
    { newId, now },
    { database },
    { operatorScope },
  ] = await Promise.all([
    import("@/lib/data/users"),
    import("@/lib/data/sessions"),
    import("@/lib/server/auth/token"),
    import("@/lib/server/clock"),
    import("@/lib/server/database"),
    import("@/lib/server/operator"),
  ]);
  const [userId, id, at] = [newId(), newId(), now()];
  await insertUser(database(), {
    id: userId,
    email: `bench-${userId}@example.test`,
    name: "Bench",
    role: "administrator",
    passwordHash: null,
    locale: "vi",
    createdAt: at,
  });
  const expiresAt = new Date(at.getTime() + 86_400_000);
  await insertSession(database(), {
    id,
    userId,
    sessionVersion: 1,
    createdAt: at,
    expiresAt,
    userAgent: null,
    ipHash: null,
  });
  const cookie = `${sessionCookies[1]}=${await sealedSession({ sid: id, ver: 1 })}`;
  return { cookie, leave: async () => void (await setDisabled(database(), operatorScope, userId, now())) };
}
