"use client";
// What may I say to them, on which channel, and how do we know? The default is no.
import { Hand, MessageSquarePlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Instant, useFormat } from "@/components/ui/format";
import { Table } from "@/components/ui/table";
import { type Action, useAction } from "@/components/ui/use-action";
import { contactChannels } from "@/lib/domain/customers/kinds";
import type { ConsentAction, PermissionState } from "@/lib/domain/permission/consent-event";
import { ConsentDialog, type RecordConsent } from "./consent-dialog";
import { CustomerLink, type MakeCustomerLink, type RevokeCustomerLinks } from "./customer-link";
import type { PanelPurposeView, PanelStateView } from "./profile-types";

export type StopContact = Action<
  { customerId: string; source: "in_person" | "call" | "paper" | "reply"; words: string },
  { firstSeq: number; lastSeq: number }
>;

export type PermissionTabProps = {
  customerId: string;
  name: string;
  purposes: readonly PanelPurposeView[];
  states: readonly PanelStateView[];
  events: readonly {
    id: string;
    seq: number;
    action: ConsentAction;
    purposeCode: string | null;
    channel: string | null;
    occurredAt: Date;
    source: string;
    words: string | null;
    actor: string | null;
  }[];
  mayRecord: boolean;
  onRecord: RecordConsent;
  onStop: StopContact;
  contacts: readonly { id: string; display: string }[];
  onMakeLink: MakeCustomerLink;
  onRevokeLinks: RevokeCustomerLinks;
};

const tones: Readonly<Record<PermissionState, BadgeTone>> = {
  granted: "good",
  requested: "accent",
  refused: "bad",
  withdrawn: "bad",
  objected: "bad",
  expired: "warn",
};

export function PermissionTab(props: PermissionTabProps) {
  const { customerId, name, purposes, states, events, mayRecord, onRecord, onStop } = props;
  const t = useTranslations("permission");
  const locale = useLocale();
  const format = useFormat();
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const stop = useAction(onStop, { success: t("panel.stopped"), onSuccess: () => router.refresh() });
  const nameOf = (code: string | null) => {
    const purpose = purposes.find((each) => each.code === code);
    if (!purpose) return code ?? t("panel.everything");
    return locale === "vi" ? purpose.nameVi : purpose.nameEn;
  };
  const stateOf = (purpose: string, channel: string) =>
    states.find((each) => each.purposeCode === purpose && each.channel === channel && each.topicId === 0);
  return (
    <div className="flex flex-col gap-4">
      <Card
        flush
        title={t("panel.title")}
        description={t("panel.explain")}
        actions={
          mayRecord && (
            <>
              <CustomerLink
                customerId={customerId}
                contacts={props.contacts}
                onMake={props.onMakeLink}
                onRevoke={props.onRevokeLinks}
              />
              {purposes.length > 0 && (
                <ConsentDialog
                  customerId={customerId}
                  purposes={purposes}
                  onRecord={onRecord}
                  trigger={<Button icon={<MessageSquarePlus aria-hidden="true" />}>{t("panel.record")}</Button>}
                />
              )}
              <ConfirmDialog
                open={asking}
                onOpenChange={setAsking}
                trigger={
                  <Button variant="danger" icon={<Hand aria-hidden="true" />}>
                    {t("panel.stop")}
                  </Button>
                }
                title={t("panel.stopTitle", { name })}
                description={t("panel.stopBody")}
                confirmLabel={t("panel.stopConfirm")}
                onConfirm={() => stop.run({ customerId, source: "in_person", words: "" })}
              />
            </>
          )
        }
      >
        {purposes.length === 0 ? (
          <p className="px-4 pb-4 text-ink-faint">{t("panel.noPurposes")}</p>
        ) : (
          <Table
            caption={t("panel.caption")}
            rows={purposes}
            rowKey={(purpose) => purpose.code}
            columns={[
              { key: "purpose", header: t("panel.purpose"), cell: (purpose) => nameOf(purpose.code), primary: true },
              ...contactChannels.map((channel) => ({
                key: channel,
                header: t(`channel.${channel}`),
                cell: (purpose: PanelPurposeView) => {
                  const held = stateOf(purpose.code, channel);
                  if (!held) return <span className="text-sm text-ink-faint">{t("state.none")}</span>;
                  return (
                    <span className="inline-flex flex-col">
                      <Badge tone={tones[held.state]}>{t(`state.${held.state}`)}</Badge>
                      <span className="text-xs text-ink-faint">
                        {t("panel.since", { day: format.instantDay(held.since) })}
                      </span>
                    </span>
                  );
                },
              })),
            ]}
          />
        )}
      </Card>
      {events.length === 0 ? (
        <EmptyState title={t("panel.ledger")}>{t("panel.ledgerEmpty")}</EmptyState>
      ) : (
        <Card title={t("panel.ledger")} flush>
          <Table
            caption={t("panel.ledger")}
            rows={events}
            rowKey={(event) => event.id}
            columns={[
              { key: "seq", header: "#", cell: (event) => event.seq, hideOnPhone: true },
              { key: "what", header: t("panel.what"), cell: (event) => t(`action.${event.action}`), primary: true },
              {
                key: "about",
                header: t("panel.about"),
                cell: (event) =>
                  [nameOf(event.purposeCode), event.channel && t(`channel.${event.channel as "email"}`)]
                    .filter(Boolean)
                    .join(" · "),
              },
              { key: "when", header: t("panel.when"), cell: (event) => <Instant value={event.occurredAt} /> },
              {
                key: "how",
                header: t("panel.how"),
                cell: (event) => [t(`source.${event.source as "call"}`), event.actor].filter(Boolean).join(", "),
              },
              { key: "words", header: t("panel.evidence"), cell: (event) => event.words ?? "—" },
            ]}
          />
        </Card>
      )}
    </div>
  );
}
