"use client";
// The builder: the tree of conditions, with undo and keys, beside its count and its sentence.
import { Redo2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { useFormat } from "@/components/ui/format";
import { IconButton } from "@/components/ui/icon-button";
import { BuilderContext } from "./builder-context";
import { CountPanel } from "./count-panel";
import { GroupBox } from "./group-box";
import { MemberPreview } from "./member-preview";
import type { Draft } from "./use-draft";

const typing = (target: EventTarget) =>
  target instanceof HTMLElement &&
  /^(INPUT|TEXTAREA)$/.test(target.tagName) &&
  (target as HTMLInputElement).value !== "";

export function RuleBuilder({ draft, everyone, children }: { draft: Draft; everyone: number; children?: ReactNode }) {
  const t = useTranslations("segments.builder");
  const { state, builder, counted, empty, ruleText, problems, sentence } = draft;
  const { dispatch } = builder;
  const { num } = useFormat();
  const tree = useRef<HTMLDivElement>(null);

  // What was added or moved keeps the focus: its first empty control, or itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same node can be moved again
  useEffect(() => {
    if (state.focus === null) return;
    const node = tree.current?.querySelector<HTMLElement>(`[data-node="${state.focus}"]`);
    const input = node?.querySelector<HTMLInputElement>("input");
    (input && input.value === "" ? input : node)?.focus({ preventScroll: false });
  }, [state.focus, state.root]);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const node = (event.target as HTMLElement).closest<HTMLElement>("[data-node]")?.dataset.node;
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown") && node !== undefined) {
      event.preventDefault();
      dispatch({ type: "move", id: node, by: event.key === "ArrowUp" ? "up" : "down" });
      return;
    }
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || typing(event.target)) return;
    event.preventDefault();
    dispatch({ type: event.shiftKey ? "redo" : "undo" });
  }

  return (
    <BuilderContext value={builder}>
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
          {/* biome-ignore lint/a11y/noStaticElementInteractions: listens to the keys of the controls inside */}
          <div ref={tree} onKeyDown={onKeyDown} className="grid gap-3">
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
          <CountPanel state={counted} everyone={everyone} problems={problems} empty={empty} sentence={sentence} />
        </div>
      </div>
      {!empty && <MemberPreview rule={ruleText} currency={builder.currency} />}
    </BuilderContext>
  );
}
