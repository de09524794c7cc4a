"use client";
// A list of things to do, under a button.
import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";
import { cn } from "tailwind-variants";
import { optionStyles, popupStyles } from "./field-styles";

export type MenuEntry =
  | {
      kind?: "item";
      label: ReactNode;
      icon?: ReactNode;
      hint?: ReactNode;
      danger?: boolean;
      disabled?: boolean;
      onSelect: () => void;
    }
  | { kind: "link"; label: ReactNode; icon?: ReactNode; hint?: ReactNode; href: string }
  | {
      kind: "choice";
      label: ReactNode;
      value: string;
      options: readonly { value: string; label: ReactNode; icon?: ReactNode }[];
      onChange: (value: string) => void;
    }
  | { kind: "separator" }
  | { kind: "heading"; label: ReactNode };

export type MenuProps = {
  trigger: ReactElement;
  entries: readonly MenuEntry[];
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "left" | "right";
};

const iconLook = "flex shrink-0 text-ink-faint [&_svg]:size-4";
const headingLook = "px-2 pt-2 pb-1 text-xs font-medium text-ink-faint";

function Face({ icon, label, hint }: { icon?: ReactNode; label: ReactNode; hint?: ReactNode }) {
  return (
    <>
      {icon !== undefined && <span className={iconLook}>{icon}</span>}
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {hint !== undefined && <span className="shrink-0 pl-4 text-sm text-ink-faint">{hint}</span>}
    </>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  switch (entry.kind) {
    case "separator":
      return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
    case "heading":
      return <div className={headingLook}>{entry.label}</div>;
    case "link":
      return (
        <Base.LinkItem className={optionStyles} closeOnClick render={<Link href={entry.href} />}>
          <Face icon={entry.icon} label={entry.label} hint={entry.hint} />
        </Base.LinkItem>
      );
    case "choice":
      return (
        <Base.RadioGroup value={entry.value} onValueChange={(value) => entry.onChange(String(value))}>
          <Base.Group>
            <Base.GroupLabel className={headingLook}>{entry.label}</Base.GroupLabel>
            {entry.options.map((option) => (
              <Base.RadioItem key={option.value} value={option.value} closeOnClick className={optionStyles}>
                <Face icon={option.icon} label={option.label} />
                <Base.RadioItemIndicator className="shrink-0 text-accent-text">
                  <Check aria-hidden="true" className="size-4" />
                </Base.RadioItemIndicator>
              </Base.RadioItem>
            ))}
          </Base.Group>
        </Base.RadioGroup>
      );
    default:
      return (
        <Base.Item
          disabled={entry.disabled ?? false}
          onClick={entry.onSelect}
          className={cn(optionStyles, entry.danger && "text-bad data-highlighted:bg-bad-soft [&_span]:text-bad")}
        >
          <Face icon={entry.icon} label={entry.label} hint={entry.hint} />
        </Base.Item>
      );
  }
}

function keyOf(entry: MenuEntry, index: number): string {
  return "label" in entry && typeof entry.label === "string" ? `${entry.label}-${index}` : String(index);
}

export function Menu({ trigger, entries, align = "end", side = "bottom" }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={4} className="z-50">
          <Base.Popup className={cn(popupStyles, "max-h-(--available-height) min-w-44 overflow-y-auto p-1")}>
            {entries.map((entry, index) => (
              <Entry key={keyOf(entry, index)} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
