// A person or a company as two letters. Vietnamese names are known by their last word.
import { cn } from "tailwind-variants";

const sizes = { sm: "size-6 text-xs", md: "size-8 text-sm", lg: "size-12 text-lg" };

// "Công ty TNHH Thương mại Đại Phát" is known as Đại Phát: the legal form says nothing about who it is.
const legalWords = new Set([
  "công",
  "ty",
  "tnhh",
  "mtv",
  "một",
  "thành",
  "viên",
  "cổ",
  "phần",
  "cp",
  "ctcp",
  "tm",
  "thương",
  "mại",
  "dntn",
]);

function initials(name: string, kind: "person" | "company"): string {
  const all = name.normalize("NFC").trim().split(/\s+/).filter(Boolean);
  const telling = kind === "company" ? all.filter((word) => !legalWords.has(word.toLocaleLowerCase("vi"))) : all;
  const words = telling.length > 0 ? telling : all;
  const first = words.at(0);
  if (first === undefined) return "?";
  if (words.length === 1) return [...first].slice(0, 1).join("").toLocaleUpperCase("vi");
  const pair = kind === "company" ? words.slice(0, 2) : [words.at(-2) ?? "", words.at(-1) ?? ""];
  return pair
    .map((word) => [...word].at(0) ?? "")
    .join("")
    .toLocaleUpperCase("vi");
}

export type AvatarProps = { name: string; kind?: "person" | "company"; size?: "sm" | "md" | "lg"; className?: string };

/** Decorative: the name always stands beside it. */
export function Avatar({ name, kind = "person", size = "md", className }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "inline-flex shrink-0 items-center justify-center bg-accent-soft font-medium text-accent-text select-none",
        kind === "company" ? "rounded-md" : "rounded-full",
        sizes[size],
        className,
      )}
    >
      {initials(name, kind)}
    </span>
  );
}
