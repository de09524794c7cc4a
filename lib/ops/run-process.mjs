// How do `npm run up` and `npm test` run other programs? By their own process ids, with output shown or collected, and
// with nothing left behind.
import { spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export const root = path.resolve(import.meta.dirname, "../..");

/** A failure whose message already says what to do. */
export class Advice extends Error {}

const running = new Set();

/** Ends what `run` is still waiting for. */
export function endRunning() {
  for (const child of running) child.kill("SIGTERM");
}

/** Runs a program to its end. `show`: its output goes to the terminal, otherwise it is collected. */
export function run(program, args, { show = false, env = {}, stdin = "ignore", quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: [stdin, show ? 2 : "pipe", show || !quiet ? 2 : "pipe"],
      windowsHide: true,
    });
    running.add(child);
    let stdout = "";
    let stderr = "";
    child.stdout?.on("data", (chunk) => {
      stdout += chunk;
    });
    child.stderr?.on("data", (chunk) => {
      stderr += chunk;
    });
    child.once("error", reject);
    child.once("close", (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? 1, signal, stdout, stderr });
    });
  });
}

/** Runs a script of the project with this Node.js. */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

/** Runs npm, the one that started us when there is one. */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith(".js") || npm?.endsWith(".cjs")) return runNode([npm, ...args], options);
  return run(process.platform === "win32" ? "npm.cmd" : "npm", args, options);
}

/** Starts a program that stays, in a process group of its own so that a Ctrl-C reaches only us. */
export function startProcess(args, env) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })));
  return { child, ended };
}

function signal(child, name) {
  try {
    if (process.platform === "win32") child.kill(name);
    else process.kill(-child.pid, name);
  } catch {
    // it has ended already
  }
}

/** Ends a process started above: asks first, insists after ten seconds. */
export async function stopProcess({ child, ended }) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  signal(child, "SIGTERM");
  const patience = new AbortController();
  await Promise.race([ended, sleep(10_000, undefined, { signal: patience.signal }).catch(() => {})]);
  patience.abort();
  if (child.exitCode === null && child.signalCode === null) {
    signal(child, "SIGKILL");
    await ended;
  }
}
