"use client";
// Are the details right? Fields to correct; what is left alone is confirmed.
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { areaStyles, Labelled, lineStyles, PostForm } from "./post-form";

export type Detail = {
  fact: string;
  kind: "text" | "number" | "money" | "date" | "choice" | "list";
  value: string;
  choices: readonly string[];
};

type ProfileKey = Parameters<ReturnType<typeof useTranslations<"profile">>>[0];
const inputTypes: Readonly<Record<string, string>> = { number: "number", date: "date" };

export type DetailsFormProps = { action: string; details: readonly Detail[]; verified: boolean };

export function DetailsForm({ action, details, verified }: DetailsFormProps) {
  const t = useTranslations("centre.details");
  const profile = useTranslations("profile");
  const word = (key: string, otherwise: string) =>
    profile.has(key as ProfileKey) ? profile(key as ProfileKey) : otherwise;
  return (
    <Card id="details" title={t("title")} description={verified ? t("body") : t("unverified")}>
      <PostForm action={`${action}/details`} submit={t("save")}>
        {verified &&
          details.map(({ fact, kind, value, choices }) => (
            <Labelled key={fact} label={word(`fact.${fact}`, fact)}>
              {(id) =>
                choices.length > 0 ? (
                  <select id={id} name={`fact.${fact}`} defaultValue={value} className={lineStyles}>
                    {value === "" && <option value="">{t("unsaid")}</option>}
                    {[...new Set([...choices, ...(value === "" ? [] : [value])])].map((one) => (
                      <option key={one} value={one}>
                        {word(`choice.${fact}_${one}`, one)}
                      </option>
                    ))}
                  </select>
                ) : (
                  <input
                    id={id}
                    name={`fact.${fact}`}
                    type={inputTypes[kind] ?? "text"}
                    defaultValue={value}
                    maxLength={200}
                    autoComplete="off"
                    className={lineStyles}
                  />
                )
              }
            </Labelled>
          ))}
        <Labelled label={t("other")}>
          {(id) => <textarea id={id} name="other" rows={3} maxLength={4000} className={areaStyles} />}
        </Labelled>
      </PostForm>
    </Card>
  );
}
