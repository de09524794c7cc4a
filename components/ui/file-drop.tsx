"use client";
// One file, dropped or chosen; refused at once when it is too large or of the wrong kind.
import { FileText, Upload, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useRef, useState } from "react";
import { cn } from "tailwind-variants";
import { useFormat } from "./format";
import { IconButton } from "./icon-button";

export type FileDropProps = {
  label: string;
  file: File | null;
  onFile: (file: File | null) => void;
  /** Endings with their dot: [".csv", ".xlsx"]. */
  accept?: readonly string[];
  maxBytes?: number;
  hint?: string;
  disabled?: boolean;
  className?: string;
};

const steps = [
  ["gb", 1024 ** 3],
  ["mb", 1024 ** 2],
  ["kb", 1024],
] as const;

export function FileDrop({ label, file, onFile, accept, maxBytes, hint, disabled, className }: FileDropProps) {
  const t = useTranslations("common.file");
  const { num } = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  function size(bytes: number): string {
    const step = steps.find(([, unit]) => bytes >= unit);
    return t("bytes", {
      value: num(step ? bytes / step[1] : bytes, { digits: step ? 1 : 0 }),
      unit: step?.[0] ?? "byte",
    });
  }
  function take(next: File | undefined) {
    if (!next) return;
    if (accept && !accept.some((ending) => next.name.toLowerCase().endsWith(ending))) {
      setProblem(t("wrongType", { name: next.name, types: accept.join(", ") }));
    } else if (maxBytes !== undefined && next.size > maxBytes) {
      setProblem(t("tooLarge", { name: next.name, size: size(maxBytes) }));
    } else {
      setProblem(null);
      onFile(next);
    }
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (!disabled) take(event.dataTransfer.files[0]);
  }
  const limits = [hint, accept?.join(", "), maxBytes === undefined ? undefined : t("limit", { size: size(maxBytes) })];
  return (
    <div className={className}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          "flex min-h-28 flex-col items-center justify-center gap-1 rounded-lg border border-dashed border-line-strong bg-raised px-4 py-6 text-center",
          over && "border-accent bg-accent-soft",
          problem !== null && "border-bad",
        )}
      >
        {file ? (
          <div className="flex max-w-full items-center gap-3">
            <FileText aria-hidden="true" className="size-5 shrink-0 text-ink-faint" />
            <span className="min-w-0 text-left">
              <span className="block truncate font-medium">{file.name}</span>
              <span className="text-sm text-ink-faint tabular-nums">{size(file.size)}</span>
            </span>
            <IconButton
              label={t("remove", { name: file.name })}
              icon={<X aria-hidden="true" />}
              onClick={() => onFile(null)}
            />
          </div>
        ) : (
          <>
            <Upload aria-hidden="true" className="size-5 text-ink-faint" />
            <p className="text-base">
              {t("drop")}{" "}
              <button
                type="button"
                disabled={disabled}
                aria-label={`${label}: ${t("choose")}`}
                onClick={() => input.current?.click()}
                className="rounded-sm font-medium text-accent-text underline underline-offset-2 touch:min-h-11"
              >
                {t("choose")}
              </button>
            </p>
            <p className="text-sm text-ink-faint">{limits.filter(Boolean).join(" · ")}</p>
          </>
        )}
        <input
          ref={input}
          type="file"
          tabIndex={-1}
          aria-hidden="true"
          className="hidden"
          accept={accept?.join(",")}
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </div>
      {problem !== null && (
        <p role="alert" className="mt-1 text-sm text-bad">
          {problem}
        </p>
      )}
    </div>
  );
}
