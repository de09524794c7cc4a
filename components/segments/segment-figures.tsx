// How large is the segment now, against everyone and against the last time somebody looked?
import { useTranslations } from "next-intl";
import { useFormat } from "@/components/ui/format";
import { Stat } from "@/components/ui/stat";

interface Counted {
  readonly members: number;
  readonly population: number;
  readonly withheld: number;
  readonly mayContact: Readonly<Record<string, Readonly<Record<string, number>>>> | null;
}

const channels = ["email", "sms", "phone", "zalo"] as const;

export function SegmentFigures({ counted, before }: { counted: Counted; before: number | null }) {
  const t = useTranslations("segments.show");
  const channel = useTranslations("rules.channel");
  const { num } = useFormat();
  const { members, population, withheld, mayContact } = counted;
  const change = before === null ? null : members - before;
  const reach = mayContact?.promotions ?? {};
  return (
    <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
      <Stat
        label={t("members")}
        value={num(members)}
        note={t("population", { population: num(population) })}
        {...(change === null
          ? {}
          : {
              change: {
                text: num(Math.abs(change)),
                direction: change > 0 ? ("up" as const) : change < 0 ? ("down" as const) : ("same" as const),
                verdict: "neutral" as const,
                versus: t("change"),
              },
            })}
      />
      {channels.slice(0, 2).map((one) => (
        <Stat
          key={one}
          label={t("mayContact")}
          value={mayContact === null ? "…" : num(reach[one] ?? 0)}
          note={channel(one)}
        />
      ))}
      <Stat label={t("withheld")} value={num(withheld)} note={t("withheldHint")} />
    </div>
  );
}
