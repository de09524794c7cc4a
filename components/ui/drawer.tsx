"use client";
// A side panel that keeps the page in sight; on a phone it becomes a sheet from below that can be swiped away.
import { Drawer as Base } from "@base-ui/react/drawer";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { cn } from "tailwind-variants";
import { buttonStyles } from "./button-styles";
import { phoneScreen, useMedia } from "./use-media";

export type DrawerProps = {
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  size?: "md" | "lg";
};

const side =
  "md:h-full md:max-h-none md:rounded-none md:border-y-0 md:border-r-0 md:transform-[translateX(var(--drawer-swipe-movement-x))] md:data-ending-style:transform-[translateX(100%)] md:data-starting-style:transform-[translateX(100%)]";
const sheet =
  "max-md:transform-[translateY(var(--drawer-swipe-movement-y))] max-md:data-ending-style:transform-[translateY(100%)] max-md:data-starting-style:transform-[translateY(100%)]";

export function Drawer(props: DrawerProps) {
  const { title, description, children, footer, trigger, open, onOpenChange, size = "md" } = props;
  const t = useTranslations("common.action");
  const phone = useMedia(phoneScreen);
  return (
    <Base.Root
      swipeDirection={phone ? "down" : "right"}
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      {trigger !== undefined && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 min-h-dvh bg-scrim transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-40 flex items-end justify-end overflow-hidden md:items-stretch">
          <Base.Popup
            className={cn(
              "flex max-h-[90dvh] w-full flex-col overflow-hidden rounded-t-xl border border-line bg-overlay shadow-lg outline-none transition-transform duration-250 ease-out data-swiping:duration-0 data-swiping:select-none",
              size === "lg" ? "md:w-2xl" : "md:w-md",
              side,
              sheet,
            )}
          >
            <div className="mx-auto mt-2 h-1 w-10 shrink-0 rounded-full bg-line-strong md:hidden" aria-hidden="true" />
            <Base.Content className="flex min-h-0 flex-1 flex-col">
              <div className="flex items-start gap-4 border-line px-5 pt-3 pb-3 md:border-b">
                <div className="min-w-0 flex-1 pt-1 touch:pt-2">
                  <Base.Title className="text-lg font-semibold">{title}</Base.Title>
                  {description !== undefined && (
                    <Base.Description className="text-base text-ink-soft">{description}</Base.Description>
                  )}
                </div>
                <Base.Close
                  aria-label={t("close")}
                  className={buttonStyles({ variant: "quiet", shape: "icon", className: "-mr-2" })}
                >
                  <X aria-hidden="true" />
                </Base.Close>
              </div>
              <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4">{children}</div>
              {footer !== undefined && (
                <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
                  {footer}
                </div>
              )}
            </Base.Content>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** Closes the drawer it stands in: `<DrawerClose render={<Button>Hủy</Button>} />`. */
export const DrawerClose = Base.Close;
