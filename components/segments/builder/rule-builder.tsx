"use client";
// The builder: the tree of conditions, with undo and keys, beside its count and its sentence.
import { Redo2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { cn } from "tailwind-variants";
import { useFormat } from "@/components/ui/format";
import { IconButton } from "@/components/ui/icon-button";
import type { Option } from "@/components/ui/use-options";
import { type Builder, BuilderContext } from "./builder-context";
import { CountPanel } from "./count-panel";
import type { DraftNode } from "./draft";
import { findNode, parentOf } from "./draft-tree";
import { DraftWhy } from "./draft-why";
import { GroupBox } from "./group-box";
import { MemberPreview } from "./member-preview";
import { whatOf } from "./new-leaf";
import { useBuilderKeys } from "./use-builder-keys";
import type { Draft } from "./use-draft";
import { useDrag } from "./use-drag";

/** What a condition is called where something is said about it. */
function nameOf(node: DraftNode | undefined, { words }: Pick<Builder, "words">, group: string): string {
  if (node?.kind !== "leaf") return group;
  const [kind = "", key = ""] = whatOf(node.leaf)?.split(/:(.*)/s) ?? [];
  if (kind === "") return words.text("kind.unknown");
  return kind === "field" ? words.field(key) : words.text(key ? `score.${key}` : `kind.${kind}`);
}

export function RuleBuilder({ draft, everyone, children }: { draft: Draft; everyone: number; children?: ReactNode }) {
  const t = useTranslations("segments.builder");
  const { state, builder, counted, empty, ruleText, problems, sentence, faults } = draft;
  const { dispatch } = builder;
  const { num } = useFormat();
  const tree = useRef<HTMLDivElement>(null);
  const why = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<Option | null>(null);

  // What was added or moved keeps the focus: its first empty control, or itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same node can be moved again
  useEffect(() => {
    if (state.focus === null) return;
    const node = tree.current?.querySelector<HTMLElement>(`[data-node="${state.focus}"]`);
    // What was moved can be moved on with the same key.
    const grip = state.moved === state.focus ? node?.querySelector<HTMLElement>(`[data-grip="${state.focus}"]`) : null;
    if (grip) {
      grip.focus({ preventScroll: false });
      return;
    }
    const input = node?.querySelector<HTMLInputElement>("input");
    (input && input.value === "" ? input : node)?.focus({ preventScroll: false });
  }, [state.focus, state.root]);

  useBuilderKeys(tree, dispatch);
  const { drag, start } = useDrag(tree, (id, drop) => dispatch({ type: "place", id, ...drop }));
  const place = state.moved === null ? undefined : parentOf(state.root, state.moved);
  const position = place?.children.findIndex(({ id }) => id === state.moved) ?? -1;

  return (
    <BuilderContext value={{ ...builder, drag, startDrag: start }}>
      {/* On a phone the number stays in sight while the conditions scroll; the panel says the same to a screen reader. */}
      {ruleText !== null && !empty && counted.count !== null && (
        <p
          aria-hidden="true"
          className="sticky top-(--top-bar) z-10 -mx-4 border-b border-line bg-surface px-4 py-2 lg:hidden"
        >
          <span className="font-semibold tabular-nums">{num(counted.count.members)}</span>{" "}
          <span className="text-ink-soft">{t("ofPopulationShort", { population: num(counted.count.population) })}</span>
        </p>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-4">
          <div ref={tree} className={cn("grid gap-3", drag && "select-none")}>
            <p className="sr-only" aria-live="polite">
              {place && t("movedTo", { index: position + 1, count: place.children.length })}
            </p>
            <div className="flex items-center justify-between gap-2">
              <h2 className="text-lg font-semibold">{t("conditions")}</h2>
              <div className="flex">
                <IconButton
                  label={t("undo")}
                  icon={<Undo2 aria-hidden="true" />}
                  disabled={state.past.length === 0}
                  onClick={() => dispatch({ type: "undo" })}
                />
                <IconButton
                  label={t("redo")}
                  icon={<Redo2 aria-hidden="true" />}
                  disabled={state.future.length === 0}
                  onClick={() => dispatch({ type: "redo" })}
                />
              </div>
            </div>
            <GroupBox group={state.root} depth={0} first last />
          </div>
          {children}
        </div>
        <div className="grid gap-4 max-lg:order-first lg:sticky lg:top-[calc(var(--top-bar)+1rem)]">
          <CountPanel
            state={counted}
            everyone={everyone}
            problems={problems}
            empty={empty}
            sentence={sentence}
            faults={faults.map(({ id, message }) => ({
              id,
              message,
              what: nameOf(findNode(state.root, id), builder, t("group")),
            }))}
            onFault={(id) => {
              const node = tree.current?.querySelector<HTMLElement>(`[data-node="${id}"]`);
              (node?.querySelector<HTMLElement>("input, button") ?? node)?.focus();
            }}
          />
        </div>
      </div>
      {!empty && (
        <div ref={why} tabIndex={-1} className="mt-4 scroll-mt-24 outline-none">
          <DraftWhy rule={ruleText} customer={asked} onCustomer={setAsked} />
        </div>
      )}
      {!empty && (
        <MemberPreview
          rule={ruleText}
          currency={builder.currency}
          onWhy={(customer) => {
            setAsked(customer);
            why.current?.focus({ preventScroll: true });
            why.current?.scrollIntoView({ block: "start" });
          }}
        />
      )}
    </BuilderContext>
  );
}
