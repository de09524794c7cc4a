"use client";
// A button: something happens here. For going elsewhere use LinkButton.
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { type ButtonLook, buttonStyles } from "./button-styles";
import { Spinner } from "./spinner";

export type ButtonProps = ComponentProps<"button"> &
  ButtonLook & {
    icon?: ReactNode;
    /** Shows work in progress; keeps the focus and ignores presses. */
    pending?: boolean | undefined;
  };

export function Button({ variant, size, full, icon, pending, className, children, onClick, ...rest }: ButtonProps) {
  function press(event: MouseEvent<HTMLButtonElement>) {
    if (pending) event.preventDefault();
    else onClick?.(event);
  }
  return (
    <button
      type="button"
      {...rest}
      {...(pending ? { "aria-disabled": true, "aria-busy": true } : {})}
      onClick={press}
      className={buttonStyles({ variant, size, full, className })}
    >
      {pending ? <Spinner /> : icon}
      {children}
    </button>
  );
}
