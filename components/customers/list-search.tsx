"use client";
// The search box of the list: dấu need not be typed; the address follows while typing.
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Input } from "@/components/ui/input";

const waitMs = 220;

export function ListSearch({
  value,
  onSearch,
  label,
}: {
  value: string;
  onSearch: (text: string) => void;
  label?: string;
}) {
  const t = useTranslations("customers");
  const [text, setText] = useState(value);
  const [sent, setSent] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // The address changed by other means (Back, a saved view): the box follows.
  if (sent !== value) {
    setSent(value);
    setText(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <Input
      type="search"
      aria-label={label ?? t("search.label")}
      placeholder={label ?? t("search.placeholder")}
      data-search-box
      autoComplete="off"
      start={<Search aria-hidden="true" className="size-4" />}
      value={text}
      className="w-full sm:max-w-80"
      onValueChange={(next) => {
        setText(next);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => {
          setSent(next.trim());
          onSearch(next.trim());
        }, waitMs);
      }}
    />
  );
}
