// `crm generate`: a synthetic company of any size, drawn from a seed and sent straight into the database.
import { type Command, UsageError } from "@/lib/cli/command";

function wholeNumber(text: unknown, name: string, fallback: number, most: number): number {
  if (text === undefined) return fallback;
  const value = Number(String(text).replace(/_/g, ""));
  if (!Number.isInteger(value) || value < 0 || value > most)
    throw new UsageError(`--${name} is a whole number up to ${most}.`);
  return value;
}

export const command: Command = {
  name: "generate",
  summary: "Makes a synthetic company of any size.",
  usage: ["generate --customers N --lines M [--seed S] [--products P]"],
  options: {
    customers: { type: "string" },
    lines: { type: "string" },
    seed: { type: "string" },
    products: { type: "string" },
  },
  run: async ({ options, out, progress, database }) => {
    const customers = wholeNumber(options.customers, "customers", 10_000, 20_000_000);
    const lines = wholeNumber(options.lines, "lines", customers * 10, 200_000_000);
    const seed = wholeNumber(options.seed, "seed", 1, 2_147_483_647);
    const products = wholeNumber(options.products, "products", 5_000, 1_000_000);
    if (customers === 0) throw new UsageError("--customers must be at least 1.");
    await database();
    const { asOperator } = await import("@/lib/server/operator");
    const { closeDatabase } = await import("@/lib/server/database");
    const { generateCompany } = await import("@/lib/server/synthetic/generate-company");
    let said = 0;
    try {
      const report = await asOperator(() =>
        generateCompany({
          customers,
          lines,
          seed,
          products,
          onProgress: (done, total) => {
            const percent = Math.floor((done / total) * 20) * 5;
            if (percent === said) return;
            said = percent;
            progress(`${percent} %`);
          },
        }),
      );
      out(
        `${report.customers} customers, ${report.purchases} purchases, ${report.lines} lines in ${report.seconds} s.`,
      );
      return report;
    } finally {
      await closeDatabase();
    }
  },
};
