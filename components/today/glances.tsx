// Short lists of Today: quiet customers, colleagues' notes, segments, imports, what is late. Each row leads on.
import { FileUp, NotebookPen, Shapes, Smile, Target } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Day, Money, Num, RelativeTime } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";

function Rows({ children }: { children: ReactNode }) {
  return <ul className="divide-y divide-line">{children}</ul>;
}

type RowProps = { href: string; title: ReactNode; detail?: ReactNode; end?: ReactNode; children?: ReactNode };

function Row({ href, title, detail, end, children }: RowProps) {
  return (
    <li className="relative flex items-start gap-3 px-4 py-2.5 hover:bg-hover">
      <div className="min-w-0 flex-1">
        <Link href={href} className="font-medium break-words after:absolute after:inset-0">
          {title}
        </Link>
        {detail !== undefined && <div className="text-sm text-ink-faint">{detail}</div>}
        {children}
      </div>
      {end !== undefined && <div className="shrink-0 text-right text-sm text-ink-soft">{end}</div>}
    </li>
  );
}

export type QuietView = { id: string; name: string; spendMinor: number; lastContactAt: Date | null };

export function QuietList({ customers, currency }: { customers: QuietView[]; currency: string }) {
  const t = useTranslations("today.quiet");
  if (customers.length === 0) {
    return (
      <EmptyState level={3} title={t("emptyTitle")} icon={<Smile />}>
        {t("empty")}
      </EmptyState>
    );
  }
  return (
    <Rows>
      {customers.map((customer) => {
        const { lastContactAt } = customer;
        const contact = lastContactAt
          ? t.rich("last", { when: () => <RelativeTime value={lastContactAt} /> })
          : t("never");
        return (
          <Row
            key={customer.id}
            href={`/customers/${customer.id}`}
            title={customer.name}
            detail={contact}
            end={<Money minor={customer.spendMinor} currency={currency} compact />}
          />
        );
      })}
    </Rows>
  );
}

export type NoteGlance = {
  id: string;
  customerId: string;
  customerName: string;
  occurredAt: Date;
  authorName: string | null;
  body: string;
};

export function NoteList({ notes }: { notes: NoteGlance[] }) {
  const t = useTranslations("today.notes");
  if (notes.length === 0) {
    return (
      <EmptyState level={3} title={t("emptyTitle")} icon={<NotebookPen />}>
        {t("empty")}
      </EmptyState>
    );
  }
  return (
    <Rows>
      {notes.map((note) => (
        <Row
          key={note.id}
          href={`/customers/${note.customerId}`}
          title={note.customerName}
          detail={
            <>
              {note.authorName !== null && `${note.authorName} · `}
              <RelativeTime value={note.occurredAt} />
            </>
          }
        >
          <p className="mt-0.5 line-clamp-3 break-words text-ink-soft">{note.body}</p>
        </Row>
      ))}
    </Rows>
  );
}

export type SegmentView = { id: string; name: string; memberCount: number | null };

export function SegmentList({ segments, mayCreate }: { segments: SegmentView[]; mayCreate: boolean }) {
  const t = useTranslations("today.segments");
  if (segments.length === 0) {
    return (
      <EmptyState
        level={3}
        title={t("emptyTitle")}
        icon={<Shapes />}
        {...(mayCreate ? { actions: <LinkButton href="/segments/new">{t("create")}</LinkButton> } : {})}
      >
        {t("empty")}
      </EmptyState>
    );
  }
  return (
    <Rows>
      {segments.map(({ id, name, memberCount }) => (
        <Row
          key={id}
          href={`/segments/${id}`}
          title={name}
          end={memberCount === null ? t("notCounted") : t("members", { count: memberCount })}
        />
      ))}
    </Rows>
  );
}

export type ImportView = { id: string; fileName: string; read: number; rejected: number; createdAt: Date };

export function ImportList({ imports }: { imports: ImportView[] }) {
  const t = useTranslations("today.imports");
  if (imports.length === 0) {
    return (
      <EmptyState
        level={3}
        title={t("emptyTitle")}
        icon={<FileUp />}
        actions={<LinkButton href="/imports/new">{t("start")}</LinkButton>}
      >
        {t("empty")}
      </EmptyState>
    );
  }
  return (
    <Rows>
      {imports.map(({ id, fileName, read, rejected, createdAt }) => (
        <Row
          key={id}
          href={`/imports/${id}`}
          title={fileName}
          detail={<RelativeTime value={createdAt} />}
          end={
            <>
              {t("read", { count: read })}
              {rejected > 0 && (
                <div>
                  <Badge tone="warn">{t("rejected", { count: rejected })}</Badge>
                </div>
              )}
            </>
          }
        />
      ))}
    </Rows>
  );
}

export type LateView = {
  id: string;
  planId: string;
  name: string;
  ownerName: string | null;
  endsOn: string | null;
  overdueItems: number;
};

export function LateList({ nodes, today }: { nodes: LateView[]; today: string }) {
  const t = useTranslations("today.late");
  if (nodes.length === 0) {
    return (
      <EmptyState level={3} title={t("emptyTitle")} icon={<Target />}>
        {t("empty")}
      </EmptyState>
    );
  }
  return (
    <Rows>
      {nodes.map(({ id, planId, name, ownerName, endsOn, overdueItems }) => (
        <Row
          key={id}
          href={`/plan/${planId}/nodes/${id}`}
          title={name}
          detail={ownerName ?? <span className="text-bad">{t("noOwner")}</span>}
          end={
            <>
              {overdueItems > 0 && <Badge tone="bad">{t("overdue", { count: overdueItems })}</Badge>}
              {endsOn !== null && endsOn < today && <div>{t.rich("ended", { day: () => <Day value={endsOn} /> })}</div>}
            </>
          }
        />
      ))}
    </Rows>
  );
}

export type WorkView = { id: string; planId: string; nodeId: string; title: string; dueOn: string; name: string };

export function WorkList({ items, today }: { items: WorkView[]; today: string }) {
  const t = useTranslations("today.steps");
  return (
    <Rows>
      {items.map((item) => (
        <Row
          key={item.id}
          href={`/plan/${item.planId}/nodes/${item.nodeId}`}
          title={item.title}
          detail={item.name}
          end={
            <>
              <Day value={item.dueOn} />
              {item.dueOn < today && (
                <div>
                  <Badge tone="bad">{t("overdue")}</Badge>
                </div>
              )}
            </>
          }
        />
      ))}
    </Rows>
  );
}

/** The way to everything behind a short list. */
export function AllLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <TextLink href={href} className="text-sm touch:py-3">
      {children}
    </TextLink>
  );
}

export function Count({ value }: { value: number }) {
  return value > 0 ? (
    <Badge>
      <Num value={value} />
    </Badge>
  ) : null;
}
