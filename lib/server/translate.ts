// One text outside React: errors, exports, command line. Unknown keys answer undefined instead of throwing.
import { createTranslator } from "next-intl";
import { loadMessages } from "@/lib/messages/load";
import type { Locale, Namespace } from "@/lib/messages/namespaces";

type Loose = {
  (key: string, values?: Record<string, string | number | Date>): string;
  has(key: string): boolean;
};

export function translate(
  locale: Locale,
  namespace: Namespace,
  key: string,
  values: Readonly<Record<string, unknown>> = {},
): string | undefined {
  const translator = createTranslator({ locale, messages: loadMessages(locale), namespace }) as unknown as Loose;
  if (!/^[A-Za-z0-9_.]+$/.test(key) || !translator.has(key)) return undefined;
  const printable = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "number" || typeof value === "string" || value instanceof Date ? value : String(value),
    ]),
  );
  return translator(key, printable);
}
