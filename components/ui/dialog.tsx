"use client";
// A short task that must be finished or left before going on. Longer ones belong in a Drawer or on a page.
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { cn } from "tailwind-variants";
import { buttonStyles } from "./button-styles";

export type DialogProps = {
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, at the end of the dialog. */
  footer?: ReactNode;
  /** The button that opens it; or control it with `open` and `onOpenChange`. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  size?: "sm" | "md" | "lg";
};

const widths = { sm: "sm:max-w-sm", md: "sm:max-w-lg", lg: "sm:max-w-3xl" };

export function Dialog(props: DialogProps) {
  const { title, description, children, footer, trigger, open, onOpenChange, size = "md" } = props;
  const t = useTranslations("common.action");
  return (
    <Base.Root {...(open === undefined ? {} : { open })} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      {trigger !== undefined && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-40 grid items-end justify-items-center overflow-y-auto sm:items-center sm:p-6">
          <Base.Popup
            className={cn(
              "relative flex max-h-[calc(100dvh-2rem)] w-full flex-col rounded-t-xl border border-line bg-overlay shadow-lg outline-none transition-[opacity,translate,scale] duration-150 ease-out data-ending-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0 sm:rounded-xl",
              widths[size],
            )}
          >
            <div className="flex items-start gap-4 px-5 pt-4">
              <div className="min-w-0 flex-1 pt-1">
                <Base.Title className="text-lg font-semibold">{title}</Base.Title>
                {description !== undefined && (
                  <Base.Description className="mt-1 text-base text-ink-soft">{description}</Base.Description>
                )}
              </div>
              <Base.Close
                aria-label={t("close")}
                className={buttonStyles({ variant: "quiet", shape: "icon", className: "-mr-2" })}
              >
                <X aria-hidden="true" />
              </Base.Close>
            </div>
            <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4 empty:hidden">{children}</div>
            {footer !== undefined && (
              <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
                {footer}
              </div>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** Closes the dialog it stands in: `<DialogClose render={<Button>Hủy</Button>} />`. */
export const DialogClose = Base.Close;
