"use client";
// How far is it? Asked for every second; the page may be left and come back to. When it is over, the page shows the result.
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { type Action, useAction } from "@/components/ui/use-action";
import type { ImportStatus } from "./import-types";

type State = { status: ImportStatus; phase: string | null; done: number; total: number };
type Props = { id: string; initial: State; onCancel: Action<{ id: string }, { id: string }> | null };

const atWork: readonly ImportStatus[] = ["ready", "running", "cancelling", "undoing"];
const phases = ["reading", "staged", "merging", "finishing"] as const;

export function ImportProgress({ id, initial, onCancel }: Props) {
  const t = useTranslations("imports");
  const router = useRouter();
  const [state, setState] = useState(initial);
  const cancel = useAction(onCancel ?? (async () => ({ ok: true as const, data: { id } })));

  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    async function ask() {
      try {
        const answer = await fetch(`/api/imports/${id}/progress`, { signal: stop.signal });
        if (answer.ok) {
          const next = (await answer.json()) as State;
          setState(next);
          if (!atWork.includes(next.status)) {
            router.refresh();
            return;
          }
        }
      } catch {
        // Without a network the next question may get through.
      }
      if (!stop.signal.aborted) timer = setTimeout(ask, 1000);
    }
    timer = setTimeout(ask, 500);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [id, router]);

  const phase = phases.find((one) => one === state.phase);
  const label =
    state.status === "undoing"
      ? t("phase.undoing")
      : state.status === "cancelling"
        ? t("phase.cancelling")
        : phase
          ? t(`phase.${phase}`)
          : t("phase.queued");
  const known = state.total > 0 && (phase === "reading" || phase === "merging");
  return (
    <Card title={t("progress.title")} description={t("progress.leave")}>
      <div aria-live="polite">
        <Progress label={label} value={known ? state.done : null} max={Math.max(state.total, 1)} />
      </div>
      {onCancel && (state.status === "running" || state.status === "ready") && (
        <Button className="mt-4" pending={cancel.pending} onClick={() => void cancel.run({ id })}>
          {t("action.cancel")}
        </Button>
      )}
    </Card>
  );
}
