// The state of each part, and what to do about one that is not fine.
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";

type CheckName = "database" | "migrations" | "jobs" | "index" | "disk" | "hashKey";
export type CheckView = { name: CheckName; ok: boolean; facts: Readonly<Record<string, string | number>> };

const problems = {
  unknown: "jobsUnknown",
  idle: "jobsIdle",
  failed: "jobsFailed",
  off: "indexOff",
  loading: "indexLoading",
  silent: "silent",
} as const;
const fine = {
  database: "databaseOk",
  migrations: "migrationsOk",
  jobs: "jobsOk",
  index: "indexOk",
  disk: "diskOk",
  hashKey: "hashKeyOk",
} as const;
const wrong = {
  database: "silent",
  migrations: "migrationsPending",
  jobs: "jobsFailed",
  index: "indexDiffers",
  disk: "diskLow",
  hashKey: "hashKeyLost",
} as const;

function sentenceOf({ name, ok, facts }: CheckView) {
  const problem = Object.entries(problems).find(([key]) => key === facts.problem)?.[1];
  return problem ?? (ok ? fine[name] : wrong[name]);
}

export function HealthList({ checks }: { checks: readonly CheckView[] }) {
  const t = useTranslations("settings.health");
  return (
    <ul className="divide-y divide-line">
      {checks.map((check) => (
        <li key={check.name} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
          <div className="min-w-0 flex-1 basis-60">
            <p className="font-medium">{t(check.name)}</p>
            <p className="text-ink-soft">{t(sentenceOf(check), { ...check.facts } as never)}</p>
          </div>
          <Badge
            tone={check.ok ? "good" : "bad"}
            icon={check.ok ? <CircleCheck aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
          >
            {t(check.ok ? "ok" : "problem")}
          </Badge>
        </li>
      ))}
    </ul>
  );
}
