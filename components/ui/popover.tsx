"use client";
// A small panel beside the thing it belongs to: filters, details, a quick form.
import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { cn } from "tailwind-variants";
import { popupStyles } from "./field-styles";

export type PopoverProps = {
  trigger: ReactElement;
  children: ReactNode;
  title?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  side?: "top" | "bottom" | "left" | "right";
  align?: "start" | "center" | "end";
  className?: string;
};

export function Popover(props: PopoverProps) {
  const { trigger, children, title, open, onOpenChange, side = "bottom", align = "start", className } = props;
  return (
    <Base.Root {...(open === undefined ? {} : { open })} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={6} className="z-40">
          <Base.Popup
            className={cn(
              popupStyles,
              "max-h-(--available-height) max-w-[min(24rem,var(--available-width))] overflow-y-auto p-4",
              className,
            )}
          >
            {title !== undefined && <Base.Title className="mb-2 text-base font-semibold">{title}</Base.Title>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
