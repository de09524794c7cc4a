"use client";
// Where toasts appear: bottom right on desktop, above the bottom bar on a phone. Mounted once, in the root layout.
import { Toast } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonStyles } from "./button-styles";
import { toastManager } from "./toast";

const rootLook =
  "[--gap:0.5rem] [--peek:0.5rem] [--scale:calc(max(0,1-(var(--toast-index)*0.05)))] [--shrink:calc(1-var(--scale))] [--height:var(--toast-frontmost-height,var(--toast-height))] [--offset-y:calc(var(--toast-offset-y)*-1+(var(--toast-index)*var(--gap)*-1)+var(--toast-swipe-movement-y))] absolute right-0 bottom-0 z-[calc(100-var(--toast-index))] h-(--height) w-full origin-bottom rounded-lg border border-line bg-overlay text-ink shadow-md select-none transform-[translateX(var(--toast-swipe-movement-x))_translateY(calc(var(--toast-swipe-movement-y)-(var(--toast-index)*var(--peek))-(var(--shrink)*var(--height))))_scale(var(--scale))] [transition:transform_.3s_var(--ease-out),opacity_.3s,height_.15s] after:absolute after:top-full after:left-0 after:h-[calc(var(--gap)+1px)] after:w-full data-expanded:h-(--toast-height) data-expanded:transform-[translateX(var(--toast-swipe-movement-x))_translateY(var(--offset-y))] data-limited:opacity-0 data-ending-style:opacity-0 data-starting-style:transform-[translateY(120%)]";

function Toasts() {
  const t = useTranslations("common.toast");
  const { toasts } = Toast.useToastManager();
  return toasts.map((item) => (
    <Toast.Root key={item.id} toast={item} className={rootLook} swipeDirection={["right", "down"]}>
      <Toast.Content className="flex items-start gap-2.5 overflow-hidden p-3 transition-opacity duration-200 data-behind:opacity-0 data-expanded:opacity-100">
        {item.type === "good" && <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-good" />}
        {item.type === "bad" && <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-bad" />}
        <div className="min-w-0 flex-1">
          <Toast.Title render={<p />} className="text-base font-medium" />
          <Toast.Description className="text-sm text-ink-soft" />
        </div>
        <Toast.Action className={buttonStyles({ size: "sm", className: "-my-0.5" })} />
        <Toast.Close
          aria-label={t("dismiss")}
          className={buttonStyles({ variant: "quiet", size: "sm", shape: "icon", className: "-my-0.5 -mr-1" })}
        >
          <X aria-hidden="true" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}

export function Toaster() {
  const t = useTranslations("common.toast");
  return (
    <Toast.Provider toastManager={toastManager} limit={4}>
      <Toast.Portal>
        <Toast.Viewport
          aria-label={t("list")}
          className="fixed right-4 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] z-70 w-[calc(100vw-2rem)] sm:w-88 md:bottom-4 print:hidden"
        >
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
