// How do things that are pressed look? Shared by buttons and by links that look like buttons.
import { tv, type VariantProps } from "tailwind-variants";

export const buttonStyles = tv({
  base: [
    "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap select-none",
    "transition-colors duration-100 [&_svg]:size-4 [&_svg]:shrink-0",
    "disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-60",
  ],
  variants: {
    variant: {
      primary:
        "border-transparent bg-accent text-accent-ink shadow-sm hover:not-disabled:bg-accent-hover data-popup-open:bg-accent-hover",
      secondary:
        "border-line bg-raised text-ink shadow-sm hover:not-disabled:bg-hover active:not-disabled:bg-pressed data-popup-open:bg-hover",
      quiet:
        "border-transparent bg-transparent text-ink-soft hover:not-disabled:bg-hover hover:not-disabled:text-ink active:not-disabled:bg-pressed data-popup-open:bg-hover data-popup-open:text-ink",
      danger: "border-transparent bg-bad-solid text-bad-solid-ink shadow-sm hover:not-disabled:bg-bad-solid-hover",
      "danger-quiet": "border-transparent bg-transparent text-bad hover:not-disabled:bg-bad-soft",
    },
    size: {
      sm: "h-7 px-2.5 text-sm touch:h-11 touch:px-3",
      md: "h-8 px-3 text-base touch:h-11 touch:px-4",
      lg: "h-10 px-4 text-base touch:h-12 touch:px-5 touch:text-lg",
    },
    shape: {
      text: "",
      icon: "px-0 touch:px-0",
    },
    full: { true: "w-full" },
  },
  compoundVariants: [
    { shape: "icon", size: "sm", class: "w-7 touch:w-11" },
    { shape: "icon", size: "md", class: "w-8 touch:w-11" },
    { shape: "icon", size: "lg", class: "w-10 touch:w-12" },
  ],
  defaultVariants: { variant: "secondary", size: "md", shape: "text" },
});

export type ButtonLook = Pick<VariantProps<typeof buttonStyles>, "variant" | "size" | "full">;
