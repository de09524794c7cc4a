"use client";
// A last question, only before what cannot be undone. Everything else is done at once and offers Undo.
import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import { useTranslations } from "next-intl";
import { type ReactElement, type ReactNode, useState } from "react";
import { Button } from "./button";
import { Field } from "./field";
import { Input } from "./input";

export type ConfirmDialogProps = {
  title: ReactNode;
  description?: ReactNode;
  confirmLabel: ReactNode;
  onConfirm: () => unknown;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** A word to type first, for the gravest cases. */
  typeToConfirm?: string;
  tone?: "danger" | "primary";
};

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, description, confirmLabel, onConfirm, trigger, typeToConfirm, tone = "danger" } = props;
  const t = useTranslations("common");
  const [ownOpen, setOwnOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [pending, setPending] = useState(false);
  const open = props.open ?? ownOpen;

  function change(next: boolean) {
    if (pending) return;
    setTyped("");
    setOwnOpen(next);
    props.onOpenChange?.(next);
  }
  async function confirm() {
    setPending(true);
    try {
      await onConfirm();
    } finally {
      setPending(false);
      setTyped("");
      setOwnOpen(false);
      props.onOpenChange?.(false);
    }
  }
  return (
    <Base.Root open={open} onOpenChange={change}>
      {trigger !== undefined && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-50 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-50 grid items-end justify-items-center overflow-y-auto sm:items-center sm:p-6">
          <Base.Popup className="w-full rounded-t-xl border border-line bg-overlay p-5 shadow-lg outline-none transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0 sm:max-w-md sm:rounded-xl">
            <Base.Title className="text-lg font-semibold">{title}</Base.Title>
            <Base.Description className="mt-2 text-base text-ink-soft">
              {description} {tone === "danger" && t("confirm.irreversible")}
            </Base.Description>
            {typeToConfirm !== undefined && (
              <Field label={t("confirm.typeToConfirm", { word: typeToConfirm })} className="mt-4">
                <Input value={typed} onValueChange={setTyped} autoComplete="off" />
              </Field>
            )}
            <div className="mt-5 flex flex-wrap justify-end gap-2">
              <Base.Close render={<Button disabled={pending}>{t("action.cancel")}</Button>} />
              <Button
                variant={tone}
                pending={pending}
                disabled={typeToConfirm !== undefined && typed.trim() !== typeToConfirm}
                onClick={() => void confirm()}
              >
                {confirmLabel}
              </Button>
            </div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
