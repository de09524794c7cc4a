// How are currencies and time zones named in a list of choices?
import type { SelectOption } from "@/components/ui/select";

export function currencyOptions<Code extends string>(codes: readonly Code[], locale: string): SelectOption<Code>[] {
  const names = new Intl.DisplayNames([locale], { type: "currency" });
  return codes.map((value) => ({ value, label: `${value} · ${names.of(value) ?? value}` }));
}

export function timeZoneOptions<Zone extends string>(zones: readonly Zone[]): SelectOption<Zone>[] {
  return zones.map((value) => ({ value, label: value.replaceAll("_", " ") }));
}
