// What the product does for a jurisdiction: caps, hours, register, labels, terms, and where it was read.
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Day } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";

export interface PackView {
  readonly code: string;
  readonly version: number;
  readonly dated: string;
  readonly minorAge: number;
  readonly sources: readonly { title: string; url: string; kind: "primary" | "secondary"; readOn: string }[];
  readonly caps: Readonly<Partial<Record<string, { count: number; hours: number }>>>;
  readonly windows: Readonly<Partial<Record<string, { from: string; to: string }>>>;
  readonly labels: Readonly<Partial<Record<string, readonly string[]>>>;
  readonly clocks: Readonly<Record<string, { days: number; working: boolean; ownChoice: boolean }>>;
  readonly noticeMustState: readonly string[];
  readonly verifiedChannels: readonly string[];
  readonly sensitiveClasses: readonly string[];
}

type Channel = "email" | "sms" | "phone" | "zalo" | "post";
const channels: readonly Channel[] = ["email", "sms", "phone", "zalo", "post"];
const clocks = ["acknowledge", "stop", "stopWithProcessors", "rectify", "access", "erase"] as const;

const clockTexts = {
  acknowledge: "clockAcknowledge",
  stop: "clockStop",
  stopWithProcessors: "clockStopWithProcessors",
  rectify: "clockRectify",
  access: "clockAccess",
  erase: "clockErase",
} as const;

export function RulePackView({ pack }: { pack: PackView }) {
  const t = useTranslations("settings.rules");
  const channel = useTranslations("permission.channel");
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Card title={t("channels")}>
        <ul className="divide-y divide-line">
          {channels.map((one) => {
            const { [one]: cap } = pack.caps;
            const { [one]: window } = pack.windows;
            const { [one]: labels } = pack.labels;
            return (
              <li key={one} className="flex flex-wrap justify-between gap-x-4 gap-y-1 py-2">
                <span className="font-medium">{channel(one)}</span>
                <span className="text-ink-soft">
                  {[
                    cap ? t("cap", { count: cap.count, hours: cap.hours }) : t("noCap"),
                    ...(window ? [t("window", { from: window.from, to: window.to })] : []),
                    ...(labels ? [t("label", { labels: labels.join(" / ") })] : []),
                    ...(pack.verifiedChannels.includes(one) ? [t("verified")] : []),
                  ].join(" · ")}
                </span>
              </li>
            );
          })}
        </ul>
        <p className="pt-2 text-ink-soft text-sm">{t("minor", { age: pack.minorAge })}</p>
      </Card>
      <Card title={t("clocks")}>
        <ul className="divide-y divide-line">
          {clocks.map((name) => {
            const clock = pack.clocks[name];
            if (!clock) return null;
            return (
              <li key={name} className="flex flex-wrap justify-between gap-x-4 gap-y-1 py-2">
                <span className="font-medium">{t(clockTexts[name])}</span>
                <span className="flex items-center gap-2 text-ink-soft">
                  {t(clock.working ? "workingDays" : "days", { days: clock.days })}
                  {clock.ownChoice && <Badge tone="neutral">{t("ownChoice")}</Badge>}
                </span>
              </li>
            );
          })}
        </ul>
      </Card>
      <Card title={t("sources")} className="lg:col-span-2">
        <p className="pb-2 text-ink-soft">{t("careful")}</p>
        {pack.sources.length === 0 && <p>{t("noSources")}</p>}
        <ul className="grid gap-2">
          {pack.sources.map((source) => (
            <li key={source.url}>
              <TextLink href={source.url}>{source.title}</TextLink>{" "}
              <span className="text-ink-soft text-sm">
                {t(source.kind === "primary" ? "readPrimary" : "readSecondary")} <Day value={source.readOn} />
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
