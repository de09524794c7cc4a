"use client";
// A palette: one box to type in, groups of things to choose from. What is listed is decided by its owner.
import { Autocomplete as Base } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { optionStyles } from "./field-styles";
import { Spinner } from "./spinner";

export type CommandItem = { id: string; label: string; hint?: ReactNode; icon?: ReactNode; run: () => void };
export type CommandGroup = { id: string; label: string; items: readonly CommandItem[] };

export type CommandProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  placeholder: string;
  query: string;
  onQueryChange: (query: string) => void;
  groups: readonly CommandGroup[];
  /** Said while searching or when nothing fits. */
  status?: ReactNode;
  busy?: boolean;
  footer?: ReactNode;
};

export function Command(props: CommandProps) {
  const { open, onOpenChange, title, placeholder, query, onQueryChange, groups, status, busy, footer } = props;
  const shown = groups
    .filter((group) => group.items.length > 0)
    .map((group) => ({ ...group, items: [...group.items] }));
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-scrim transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Viewport className="fixed inset-0 z-50 flex items-start justify-center overflow-hidden sm:px-4 sm:pt-[14vh]">
          <Dialog.Popup
            aria-label={title}
            className="flex max-h-dvh w-full flex-col overflow-hidden border-line bg-overlay shadow-lg outline-none transition-[opacity,scale] duration-100 max-sm:h-dvh data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0 sm:max-h-[60vh] sm:max-w-xl sm:rounded-xl sm:border"
          >
            <Base.Root
              inline
              open
              items={shown}
              value={query}
              onValueChange={(next, { reason }) => {
                if (reason !== "item-press") onQueryChange(next);
              }}
              mode="none"
              filter={null}
              autoHighlight="always"
              keepHighlight
              itemToStringValue={(item: CommandItem) => item.label}
            >
              <div className="flex items-center gap-2.5 border-b border-line px-4">
                {busy ? (
                  <Spinner className="text-ink-faint" />
                ) : (
                  <Search aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
                )}
                <Base.Input
                  aria-label={title}
                  placeholder={placeholder}
                  className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none"
                />
                <Dialog.Close className="rounded-sm px-1.5 text-sm text-ink-faint hover:text-ink touch:min-h-11 touch:min-w-11">
                  Esc
                </Dialog.Close>
              </div>
              <Base.Status className="px-4 py-3 text-base text-ink-soft empty:hidden">{status}</Base.Status>
              <Base.List className="min-h-0 flex-1 scroll-py-2 overflow-y-auto overscroll-contain p-2 empty:hidden">
                {(group: CommandGroup) => (
                  <Base.Group key={group.id} items={[...group.items]} className="not-first:mt-2">
                    <Base.GroupLabel className="px-2 py-1 text-xs font-medium text-ink-faint">
                      {group.label}
                    </Base.GroupLabel>
                    <Base.Collection>
                      {(item: CommandItem) => (
                        <Base.Item key={item.id} value={item} onClick={item.run} className={optionStyles}>
                          <span className="flex shrink-0 text-ink-faint [&_svg]:size-4">{item.icon}</span>
                          <span className="min-w-0 flex-1 truncate">{item.label}</span>
                          {item.hint !== undefined && (
                            <span className="shrink-0 text-sm text-ink-faint">{item.hint}</span>
                          )}
                        </Base.Item>
                      )}
                    </Base.Collection>
                  </Base.Group>
                )}
              </Base.List>
            </Base.Root>
            {footer !== undefined && (
              <div className="hidden items-center gap-4 border-t border-line px-4 py-2 text-xs text-ink-faint sm:flex">
                {footer}
              </div>
            )}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
