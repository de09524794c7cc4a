"use client";
// A button whose face is only an icon: its name is read aloud and shown on hover.
import type { ComponentProps, ReactNode } from "react";
import { type ButtonLook, buttonStyles } from "./button-styles";
import { Tooltip } from "./tooltip";

export type IconButtonProps = Omit<ComponentProps<"button">, "children"> &
  Pick<ButtonLook, "variant" | "size"> & { label: string; icon: ReactNode; tooltip?: ReactNode | false };

export function IconButton({ label, icon, tooltip, variant = "quiet", size, className, ...rest }: IconButtonProps) {
  const button = (
    <button
      type="button"
      {...rest}
      aria-label={label}
      className={buttonStyles({ variant, size, shape: "icon", className })}
    >
      {icon}
    </button>
  );
  return tooltip === false ? button : <Tooltip content={tooltip ?? label}>{button}</Tooltip>;
}
