// Why was this row refused, in words? One sentence per reason, in the reader's language.
import type { RowErrorRow } from "@/lib/data/imports";
import type { Locale } from "@/lib/messages/namespaces";
import { translate } from "../translate";

export function reasonText(locale: Locale, error: Pick<RowErrorRow, "code" | "column" | "value" | "args">): string {
  const target = error.args?.target;
  const name = typeof target === "string" ? (translate(locale, "imports", `target.${target}`) ?? target) : "";
  const values = { ...error.args, target: name, column: error.column ?? "", value: error.value ?? "" };
  const sentence = translate(locale, "imports", `reason.${error.code}`, values) ?? error.code;
  const where = error.column === null ? undefined : translate(locale, "imports", "reason.inColumn", values);
  return where === undefined ? sentence : `${where} ${sentence}`;
}
