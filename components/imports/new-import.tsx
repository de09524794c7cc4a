"use client";
// Which file, and what is in it? The file streams to the server while its progress is shown; then its own page takes over.
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { Progress } from "@/components/ui/progress";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { TextLink } from "@/components/ui/text-link";
import { importKinds, importPresets } from "@/lib/domain/imports/kinds";

const largest = 2_000_000_000;

export function NewImport({ locale }: { locale: "vi" | "en" }) {
  const t = useTranslations("imports");
  const router = useRouter();
  const [kind, setKind] = useState<(typeof importKinds)[number]>("customers");
  const [preset, setPreset] = useState<(typeof importPresets)[number] | "none">("none");
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const request = useRef<XMLHttpRequest | null>(null);

  function send() {
    if (!file) return;
    const query = new URLSearchParams({ name: file.name, kind });
    if (preset !== "none") query.set("preset", preset);
    const upload = new XMLHttpRequest();
    request.current = upload;
    upload.open("POST", `/api/imports/upload?${query}`);
    upload.upload.onprogress = ({ loaded, total }) => setSent(total === 0 ? 0 : (loaded / total) * 100);
    upload.onerror = () => {
      setSent(null);
      setProblem(t("upload.failed"));
    };
    upload.onload = () => {
      setSent(null);
      const answer = JSON.parse(upload.responseText) as { id?: string; error?: { message: string } };
      if (answer.id) router.push(`/imports/${answer.id}`);
      else setProblem(answer.error?.message ?? t("upload.failed"));
    };
    setProblem(null);
    setSent(0);
    upload.send(file);
  }

  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <RadioGroup
        aria-label={t("choose.kind")}
        look="cards"
        value={kind}
        onValueChange={(value) => setKind(value as typeof kind)}
        options={importKinds.map((value) => ({ value, label: t(`kind.${value}`), hint: t(`kindHint.${value}`) }))}
      />
      <p className="text-sm text-ink-soft">
        {t("template.intro")}{" "}
        <TextLink href={`/api/imports/templates/${kind}?format=csv&locale=${locale}`}>{t("template.csv")}</TextLink>
        {" · "}
        <TextLink href={`/api/imports/templates/${kind}?format=xlsx&locale=${locale}`}>{t("template.xlsx")}</TextLink>
      </p>
      <Field label={t("choose.preset")} hint={t("choose.presetHint")}>
        <Select
          value={preset}
          onValueChange={setPreset}
          options={[
            { value: "none", label: t("preset.none") },
            ...importPresets.map((value) => ({ value, label: t(`preset.${value}`) })),
          ]}
        />
      </Field>
      <FileDrop
        label={t("choose.file")}
        file={file}
        onFile={(next) => {
          setFile(next);
          setProblem(null);
        }}
        accept={[".csv", ".txt", ".tsv", ".xlsx", ".gz"]}
        maxBytes={largest}
        hint={t("choose.fileHint")}
        disabled={sent !== null}
      />
      {problem && (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      )}
      {sent !== null && <Progress label={t("upload.sending")} value={sent} />}
      <div className="flex gap-2">
        <Button variant="primary" onClick={send} disabled={file === null || sent !== null} pending={sent !== null}>
          {t("upload.next")}
        </Button>
        {sent !== null && (
          <Button
            onClick={() => {
              request.current?.abort();
              setSent(null);
            }}
          >
            {t("action.cancel")}
          </Button>
        )}
      </div>
    </div>
  );
}
