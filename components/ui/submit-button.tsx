"use client";
// The button that sends a form; it shows the work and cannot be pressed twice.
import { useTranslations } from "next-intl";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

export function SubmitButton({ pending, children, variant = "primary", ...rest }: ButtonProps) {
  const status = useFormStatus();
  const t = useTranslations("common.action");
  return (
    <Button {...rest} type="submit" variant={variant} pending={pending ?? status.pending}>
      {children ?? t("save")}
    </Button>
  );
}
