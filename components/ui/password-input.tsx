"use client";
// A password that can be shown while it is typed.
import { Input as Base } from "@base-ui/react/input";
import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { useRequired, useWrong } from "./field-context";
import { controlStyles, innerInput } from "./field-styles";

export type PasswordInputProps = Omit<ComponentProps<typeof Base>, "className" | "type"> & { className?: string };

export function PasswordInput({ className, required, ...rest }: PasswordInputProps) {
  const t = useTranslations("common.field");
  const [shown, setShown] = useState(false);
  const needed = useRequired(required);
  const flags = useWrong();
  return (
    <div
      className={controlStyles({
        kind: "group",
        focus: "within",
        className: ["has-data-invalid:border-bad", className],
      })}
    >
      <Base {...flags} {...rest} required={needed} type={shown ? "text" : "password"} className={innerInput} />
      <button
        type="button"
        aria-label={shown ? t("hidePassword") : t("showPassword")}
        onClick={() => setShown(!shown)}
        className="flex h-full w-9 shrink-0 items-center justify-center rounded-md text-ink-faint hover:text-ink touch:w-11 [&_svg]:size-4"
      >
        {shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
      </button>
    </div>
  );
}
