// How do staged consents reach the ledger? (placeholder until the ledger's writer stands)
import { AppError } from "@/lib/domain/basics/errors";
import type { Merge } from "./import-sql";

export const mergeConsents: Merge = {
  prepare: async () => {
    throw new AppError("NOT_READY");
  },
  merge: async () => ({}),
};
