"use client";
// The devices this person is signed in on, each with its way out.
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Instant, RelativeTime } from "@/components/ui/format";
import { type Action, useAction } from "@/components/ui/use-action";
import { deviceName } from "./device-name";

export type SessionView = {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  userAgent: string | null;
  here: boolean;
};

export type SessionListProps = {
  sessions: SessionView[];
  revokeSession: Action<{ sessionId: string }, unknown>;
};

export function SessionList({ sessions, revokeSession }: SessionListProps) {
  const t = useTranslations("auth.me");
  const router = useRouter();
  const revoke = useAction(revokeSession, { success: t("revoked"), onSuccess: () => router.refresh() });
  return (
    <ul className="divide-y divide-line">
      {sessions.map((session) => {
        const known = deviceName(session.userAgent);
        const name = known ? t("device", known) : t("unknownDevice");
        return (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-52">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {name}
                {session.here && <Badge tone="good">{t("thisDevice")}</Badge>}
              </p>
              <p className="text-sm text-ink-faint">
                {t.rich("lastSeen", { when: () => <RelativeTime value={session.lastSeenAt} /> })}
                {" · "}
                {t.rich("since", { day: () => <Instant value={session.createdAt} only="day" /> })}
              </p>
            </div>
            {!session.here && (
              <Button
                size="sm"
                aria-label={t("revokeNamed", { device: name })}
                pending={revoke.pending}
                onClick={() => void revoke.run({ sessionId: session.id })}
              >
                {t("revoke")}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
