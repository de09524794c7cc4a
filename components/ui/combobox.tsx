"use client";
// One choice from a long or remote list, found by typing; Vietnamese marks need not be typed.
import { Combobox as Base } from "@base-ui/react/combobox";
import { ChevronDown, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFieldName, useRequired, useWrong } from "./field-context";
import { controlStyles, innerInput } from "./field-styles";
import { FormValue } from "./form-value";
import { createOptionId, OptionPopup } from "./option-popup";
import { type Option, type OptionSource, useOptions } from "./use-options";

export type ComboboxProps = OptionSource & {
  value?: Option | null;
  defaultValue?: Option | null;
  onValueChange?: (option: Option | null) => void;
  /** Offers "Create …" when nothing is named exactly so; give back the option that was made. */
  onCreate?: ((query: string) => Promise<Option | null> | Option | null) | undefined;
  name?: string;
  id?: string;
  placeholder?: string;
  required?: boolean;
  disabled?: boolean;
  className?: string;
  "aria-label"?: string;
};

const same = (a: Option, b: Option) => a.id === b.id;

export function Combobox(props: ComboboxProps) {
  const { options, search, value, defaultValue, onValueChange, onCreate, name, id, placeholder } = props;
  const { required, disabled, className, "aria-label": label } = props;
  const t = useTranslations("common");
  const needed = useRequired(required);
  const wrong = useWrong();
  const fieldName = useFieldName(name);
  const [own, setOwn] = useState<Option | null>(defaultValue ?? null);
  const chosen = value === undefined ? own : value;
  const [text, setText] = useState(chosen?.label ?? "");
  const [open, setOpen] = useState(false);
  // The label of the choice is not a question: opening the list shows everything.
  const query = text === chosen?.label ? "" : text;
  const { listed, status } = useOptions({ options, search }, query, open);
  const offersNew = onCreate && query.trim() !== "" && !listed.some((option) => option.label === query.trim());
  const items = offersNew
    ? [...listed, { id: createOptionId, label: t("field.createNew", { query: query.trim() }) }]
    : listed;

  function hold(option: Option | null) {
    setOwn(option);
    setText(option?.label ?? "");
    onValueChange?.(option);
  }
  async function choose(option: Option | null) {
    if (option?.id === createOptionId) {
      const made = await onCreate?.(query.trim());
      if (made) hold(made);
    } else {
      hold(option);
    }
  }
  // A choice made by the parent shows its name, unless the person is typing.
  const [shownFor, setShownFor] = useState(chosen?.id);
  if (shownFor !== chosen?.id) {
    setShownFor(chosen?.id);
    if (!open) setText(chosen?.label ?? "");
  }

  return (
    <>
      <Base.Root<Option>
        items={items as Option[]}
        filter={null}
        value={chosen}
        onValueChange={(option, details) => {
          // Escape closes; it never throws a choice away.
          if (details.reason === "escape-key") details.cancel();
          else void choose(option);
        }}
        inputValue={text}
        onInputValueChange={(next, { reason }) => {
          if (reason === "input-change" || reason === "input-clear" || reason === "clear-press") setText(next);
        }}
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) setText(chosen?.label ?? "");
        }}
        isItemEqualToValue={same}
        itemToStringLabel={(option: Option) => option.label}
        itemToStringValue={(option: Option) => option.id}
        autoHighlight
        disabled={disabled ?? false}
        required={needed}
      >
        <Base.InputGroup className={controlStyles({ kind: "group", focus: "within", className })}>
          <Base.Input
            {...wrong}
            id={id}
            placeholder={placeholder ?? t("field.searchPlaceholder")}
            autoComplete="off"
            {...(label === undefined ? {} : { "aria-label": label })}
            className={innerInput}
          />
          {chosen !== null && !needed && (
            <Base.Clear
              aria-label={t("action.clear")}
              className="flex h-full w-7 shrink-0 items-center justify-center text-ink-faint hover:text-ink touch:w-11"
            >
              <X aria-hidden="true" className="size-4" />
            </Base.Clear>
          )}
          <Base.Trigger
            aria-label={t("action.openList")}
            className="flex h-full w-8 shrink-0 items-center justify-center text-ink-faint hover:text-ink touch:w-11"
          >
            <ChevronDown aria-hidden="true" className="size-4" />
          </Base.Trigger>
        </Base.InputGroup>
        <OptionPopup query={query} status={status} count={items.length} />
      </Base.Root>
      <FormValue name={fieldName} value={chosen?.id ?? null} />
    </>
  );
}
