"use client";
// Is each column understood? The mapping, corrected here; what the first rows become; then a trial or the run itself.
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { Spinner } from "@/components/ui/spinner";
import { Switch } from "@/components/ui/switch";
import { type Action, useAction } from "@/components/ui/use-action";
import { type ImportKind, importKinds, upsertKeys } from "@/lib/domain/imports/kinds";
import { FindingNotes } from "./finding-notes";
import type { Preview, Settings } from "./import-types";
import { MappingTable } from "./mapping-table";
import { PreviewTable } from "./preview-table";

type Targets = Record<ImportKind, { key: string; required: boolean }[]>;
type Props = {
  settings: Settings;
  targets: Targets;
  onPreview: Action<Settings & { suggest?: boolean }, Preview>;
  onStart: Action<Settings & { dryRun: boolean }, { id: string }>;
};

const currencies = ["VND", "USD", "GBP", "EUR", "JPY"] as const;

export function MappingStep({ settings, targets, onPreview, onStart }: Props) {
  const t = useTranslations("imports");
  const router = useRouter();
  const [wanted, setWanted] = useState(settings);
  const [preview, setPreview] = useState<Preview | null>(null);
  const load = useAction(onPreview, { onSuccess: setPreview });
  const start = useAction(onStart, { onSuccess: () => router.refresh() });
  const loadRun = useRef(load.run);
  loadRun.current = load.run;

  useEffect(() => {
    // Typing and clicking settle for a moment before the file is read again.
    const timer = setTimeout(() => void loadRun.current(wanted), 250);
    return () => clearTimeout(timer);
  }, [wanted]);

  const change = (options: Partial<Settings["options"]>) =>
    setWanted((now) => ({ ...now, options: { ...now.options, ...options } }));
  async function changeKind(kind: ImportKind) {
    const answer = await load.run({ ...wanted, kind, suggest: true });
    if (answer.ok) setWanted((now) => ({ ...now, kind, mapping: answer.data.mapping }));
  }
  const { options, mapping, kind } = wanted;
  const money = preview?.money;
  const needsRate = money !== undefined && money.currency !== money.baseCurrency && !money.rateKnown;

  return (
    <div className="flex flex-col gap-4">
      <Card
        title={t("map.title")}
        description={t("map.intro")}
        actions={load.pending ? <Spinner label={t("map.reading")} /> : undefined}
      >
        <div className="mb-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <Field label={t("choose.kind")}>
            <Select
              value={kind}
              onValueChange={(value) => void changeKind(value)}
              options={importKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
          </Field>
          {kind === "customers" && (
            <Field label={t("map.key")} hint={t("map.keyHint")}>
              <Select
                value={options.key}
                onValueChange={(key) => change({ key })}
                options={upsertKeys.map((value) => ({ value, label: t(`target.${value}`) }))}
              />
            </Field>
          )}
          {(kind === "customers" || kind === "purchases" || kind === "products") && money && (
            <Field label={t("map.currency")}>
              <Select
                value={options.currency ?? money.currency}
                onValueChange={(currency) => change({ currency })}
                options={[...new Set([...currencies, money.baseCurrency, money.currency])].map((value) => ({
                  value,
                  label: value,
                }))}
              />
            </Field>
          )}
          {needsRate && (
            <Field label={t("map.rate", { from: money.currency, to: money.baseCurrency })} hint={t("map.rateHint")}>
              <NumberInput
                value={options.rate ?? null}
                digits={6}
                onValueChange={(rate) => change({ rate: rate ?? undefined })}
              />
            </Field>
          )}
        </div>
        {preview?.format.garbled && (
          <p role="alert" className="mb-3 rounded-md bg-bad-soft p-3 text-bad">
            {t("map.garbled")}
          </p>
        )}
        <MappingTable
          mapping={mapping}
          targets={targets[kind]}
          samples={preview?.rows.slice(0, 3).map(({ cells }) => cells.map(({ text }) => text)) ?? []}
          onChange={(next) => setWanted((now) => ({ ...now, mapping: next }))}
        />
        {preview && <FindingNotes preview={preview} options={options} onChange={change} />}
        <div className="mt-4 flex flex-col gap-2">
          <Switch
            label={t("map.blankClears")}
            hint={t("map.blankClearsHint")}
            checked={options.blankClears}
            onCheckedChange={(blankClears) => change({ blankClears })}
          />
          {kind !== "customers" && (
            <Switch
              label={t("map.createMissing")}
              hint={t("map.createMissingHint")}
              checked={options.createMissing}
              onCheckedChange={(createMissing) => change({ createMissing })}
            />
          )}
        </div>
      </Card>
      {preview && <PreviewTable preview={preview} />}
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          pending={start.pending}
          disabled={load.pending}
          onClick={() => void start.run({ ...wanted, dryRun: false })}
        >
          {t("action.run")}
        </Button>
        <Button
          pending={start.pending}
          disabled={load.pending}
          onClick={() => void start.run({ ...wanted, dryRun: true })}
        >
          {t("action.try")}
        </Button>
      </div>
    </div>
  );
}
