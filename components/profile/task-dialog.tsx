"use client";
// A short task on a profile: a button, a few fields, one action. It closes and refreshes the page when it is done.
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactElement, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Action, useAction } from "@/components/ui/use-action";

export type TaskDialogProps<Input, Data> = {
  title: ReactNode;
  description?: ReactNode;
  trigger: ReactElement;
  action: Action<Input, Data>;
  toInput: (values: Record<string, unknown>) => Input;
  success: string;
  onDone?: (data: Data) => void;
  children: ReactNode;
};

export function TaskDialog<Input, Data>(props: TaskDialogProps<Input, Data>) {
  const { title, description, trigger, action, toInput, success, onDone, children } = props;
  const t = useTranslations("common.action");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const task = useAction(action, {
    success,
    inlineErrors: true,
    onSuccess: (data) => {
      setOpen(false);
      onDone?.(data);
      router.refresh();
    },
  });
  function change(next: boolean) {
    task.reset();
    setOpen(next);
  }
  return (
    <Dialog
      title={title}
      {...(description === undefined ? {} : { description })}
      trigger={trigger}
      open={open}
      onOpenChange={change}
    >
      <Form onSubmit={(values) => void task.run(toInput(values))} errors={task.fields}>
        {children}
        <FormErrors error={task.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose render={<Button variant="quiet">{t("cancel")}</Button>} />
          <SubmitButton pending={task.pending} />
        </div>
      </Form>
    </Dialog>
  );
}
