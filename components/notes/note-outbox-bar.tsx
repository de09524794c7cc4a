"use client";
// Says what still waits on this device, and keeps trying: at once, when the network is back, and every half minute.
import { CloudUpload, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import { toast } from "@/components/ui/toast";
import { draftKey, keepDraft } from "./note-draft";
import { flushOutbox, onOutboxChange, outboxKey, readOutbox, unqueueNote, type WaitingNote } from "./note-outbox";
import { type SendNote, sendNote } from "./send-note";

export type NoteOutboxBarProps = { userId: string; send?: SendNote; onMend?: () => void };

const everyMs = 30_000;

export function NoteOutboxBar({ userId, send = sendNote, onMend }: NoteOutboxBarProps) {
  const t = useTranslations("notes.outbox");
  const key = outboxKey(userId);
  const [notes, setNotes] = useState<WaitingNote[]>([]);
  const [sending, setSending] = useState(false);
  const [signedOut, setSignedOut] = useState(false);
  const busy = useRef(false);

  const flush = useCallback(async () => {
    if (busy.current || !readOutbox(key).some((note) => note.refusal === undefined)) return;
    busy.current = true;
    setSending(true);
    const result = await flushOutbox(key, send);
    busy.current = false;
    setSending(false);
    setSignedOut(result.signedOut);
    if (result.sent > 0) toast({ title: t("sent", { count: result.sent }), tone: "good" });
  }, [key, send, t]);

  useEffect(() => {
    const refresh = () => setNotes(readOutbox(key));
    refresh();
    void flush();
    const stop = onOutboxChange(refresh);
    const again = () => void flush();
    addEventListener("online", again);
    const timer = setInterval(again, everyMs);
    return () => {
      stop();
      removeEventListener("online", again);
      clearInterval(timer);
    };
  }, [key, flush]);

  if (notes.length === 0) return null;
  const waiting = notes.filter((note) => note.refusal === undefined);
  function mend(note: WaitingNote) {
    if (!keepDraft(draftKey(userId, undefined), note.draft)) return;
    unqueueNote(key, note.payload.clientKey);
    onMend?.();
  }
  return (
    <div role="status" className="mb-4 flex flex-col gap-2 rounded-lg border border-line bg-warn-soft p-3 text-warn">
      {waiting.length > 0 && (
        <div className="flex flex-wrap items-center gap-3">
          <CloudUpload aria-hidden="true" className="size-4 shrink-0" />
          <p className="min-w-0 flex-1 basis-40">
            {sending ? t("sending") : t("waiting", { count: waiting.length })}
            {": "}
            {waiting.map((note) => note.draft.customer?.label ?? "").join(", ")}
          </p>
          <Button size="sm" pending={sending} onClick={() => void flush()}>
            {t("send")}
          </Button>
        </div>
      )}
      {signedOut && (
        <p>
          <TextLink href="/sign-in">{t("signIn")}</TextLink>
        </p>
      )}
      {notes.map((note) =>
        note.refusal === undefined ? null : (
          <div key={note.payload.clientKey} className="flex flex-wrap items-center gap-3">
            <TriangleAlert aria-hidden="true" className="size-4 shrink-0" />
            <p className="min-w-0 flex-1 basis-40">
              {t("refused", { name: note.draft.customer?.label ?? "", reason: note.refusal })}
            </p>
            <Button size="sm" onClick={() => mend(note)}>
              {t("edit")}
            </Button>
          </div>
        ),
      )}
    </div>
  );
}
