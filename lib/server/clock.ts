// The real clock and the real randomness, bound once for the hall. Below it both are parameters.
import { randomFillSync } from "node:crypto";
import { uuidV7 } from "@/lib/domain/basics/ids";

export function now(): Date {
  return new Date();
}

export function newId(at: Date = new Date()): string {
  return uuidV7(at.getTime(), (into) => randomFillSync(into));
}
