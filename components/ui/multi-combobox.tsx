"use client";
// Several choices from a long or remote list, shown as chips in front of what is being typed.
import { Combobox as Base } from "@base-ui/react/combobox";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFieldName, useWrong } from "./field-context";
import { controlStyles } from "./field-styles";
import { FormValue } from "./form-value";
import { createOptionId, OptionPopup } from "./option-popup";
import { type Option, type OptionSource, useOptions } from "./use-options";

export type MultiComboboxProps = OptionSource & {
  value?: readonly Option[];
  defaultValue?: readonly Option[];
  onValueChange?: (options: Option[]) => void;
  /** Offers "Create …" when nothing is named exactly so; give back the option that was made. */
  onCreate?: ((query: string) => Promise<Option | null> | Option | null) | undefined;
  name?: string;
  id?: string;
  placeholder?: string;
  disabled?: boolean;
  className?: string;
  "aria-label"?: string;
};

const same = (a: Option, b: Option) => a.id === b.id;

export function MultiCombobox(props: MultiComboboxProps) {
  const { options, search, value, defaultValue, onValueChange, onCreate, name, id, placeholder, disabled, className } =
    props;
  const t = useTranslations("common");
  const fieldName = useFieldName(name);
  const wrong = useWrong();
  const [own, setOwn] = useState<readonly Option[]>(defaultValue ?? []);
  const chosen = value ?? own;
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState(false);
  const { listed, status } = useOptions({ options, search }, query, open);
  const asked = query.trim();
  const offersNew = onCreate && asked !== "" && ![...listed, ...chosen].some((option) => option.label === asked);
  const items = offersNew ? [...listed, { id: createOptionId, label: t("field.createNew", { query: asked }) }] : listed;

  function hold(next: Option[]) {
    setOwn(next);
    setQuery("");
    onValueChange?.(next);
  }
  async function choose(next: Option[]) {
    const kept = next.filter((option) => option.id !== createOptionId);
    if (kept.length === next.length) return hold(next);
    const made = await onCreate?.(asked);
    if (made) hold([...kept, made]);
  }
  return (
    <>
      <Base.Root<Option, true>
        multiple
        items={items as Option[]}
        filter={null}
        value={chosen as Option[]}
        onValueChange={(next, details) => {
          // Escape closes; it never throws choices away.
          if (details.reason === "escape-key") details.cancel();
          else void choose(next);
        }}
        inputValue={query}
        onInputValueChange={(next) => setQuery(next)}
        open={open}
        onOpenChange={setOpen}
        isItemEqualToValue={same}
        itemToStringLabel={(option: Option) => option.label}
        itemToStringValue={(option: Option) => option.id}
        autoHighlight
        disabled={disabled ?? false}
      >
        <Base.InputGroup className={controlStyles({ kind: "chips", focus: "within", className })}>
          <Base.Chips className="flex w-full flex-wrap items-center gap-1">
            {chosen.map((option) => (
              <Base.Chip
                key={option.id}
                aria-label={option.label}
                className="flex h-6 max-w-full items-center gap-0.5 rounded-sm bg-pressed pr-0.5 pl-2 text-sm outline-none data-highlighted:bg-accent-soft data-highlighted:text-accent-text focus-within:bg-accent-soft touch:h-9"
              >
                <span className="truncate">{option.label}</span>
                <Base.ChipRemove
                  aria-label={t("field.removeItem", { name: option.label })}
                  className="flex size-5 items-center justify-center rounded-sm text-ink-faint hover:bg-hover hover:text-ink touch:size-9"
                >
                  <X aria-hidden="true" className="size-3.5" />
                </Base.ChipRemove>
              </Base.Chip>
            ))}
            <Base.Input
              {...wrong}
              id={id}
              placeholder={chosen.length === 0 ? (placeholder ?? t("field.searchPlaceholder")) : ""}
              autoComplete="off"
              {...(props["aria-label"] === undefined ? {} : { "aria-label": props["aria-label"] })}
              className="h-6 min-w-20 flex-1 bg-transparent px-1.5 outline-none touch:h-9"
            />
          </Base.Chips>
        </Base.InputGroup>
        <OptionPopup query={query} status={status} count={items.length} />
      </Base.Root>
      <FormValue name={fieldName} value={chosen.map((option) => option.id)} />
    </>
  );
}
