// How do things that are filled in look? One frame for inputs, selects, dates, money and comboboxes.
import { tv } from "tailwind-variants";

export const controlStyles = tv({
  base: [
    "w-full min-w-0 rounded-md border border-line-strong bg-raised text-base text-ink shadow-sm transition-colors duration-100",
    "hover:not-disabled:not-data-disabled:border-ink-faint",
    "in-data-wrong:border-bad data-invalid:border-bad data-disabled:cursor-not-allowed data-disabled:bg-sunken data-disabled:text-ink-faint data-disabled:shadow-none",
    "disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-faint [&:is(input,textarea)]:read-only:bg-sunken",
    "pointer-coarse:text-lg",
  ],
  variants: {
    kind: {
      line: "h-8 px-2.5 touch:h-11 touch:px-3",
      area: "min-h-20 px-2.5 py-1.5 touch:px-3 touch:py-2",
      group: "flex h-8 items-center touch:h-11",
      chips: "flex min-h-8 flex-wrap items-center gap-1 p-1 touch:min-h-11",
    },
    focus: {
      self: "focus-visible:border-focus focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-focus data-popup-open:border-focus",
      within:
        "focus-within:border-focus focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus",
    },
  },
  defaultVariants: { kind: "line", focus: "self" },
});

/** The bare input that sits inside a framed group. */
export const innerInput =
  "h-full w-full min-w-0 flex-1 bg-transparent px-2.5 outline-none touch:px-3 disabled:cursor-not-allowed";

export const popupStyles =
  "origin-(--transform-origin) rounded-lg border border-line bg-overlay text-base text-ink shadow-md outline-none transition-[opacity,scale] duration-100 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0";

export const optionStyles =
  "flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 py-1 text-base text-ink outline-none select-none data-highlighted:bg-hover data-disabled:text-ink-faint touch:min-h-11";
