"use client";
import { useRouter } from "next/navigation";
// A new customer: before it is written, those who may be the same are shown, to be opened instead or passed over.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CustomerForm, type CustomerFormValues } from "@/components/profile/customer-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { type Action, useAction } from "@/components/ui/use-action";
import type { Option } from "@/components/ui/use-options";

export type Twins = {
  customers: { id: string; name: string; code: string; reasons: string[] }[];
  elsewhere: number;
};

type NewCustomerProps = {
  currency: string;
  hiddenFacts: readonly string[];
  owners: readonly Option[] | undefined;
  teams: readonly Option[] | undefined;
  onCreate: Action<CustomerFormValues & { name: string }, { id: string }>;
  onTwins: Action<
    { name?: string | null; birthDate?: string | null; phone?: string | null; email?: string | null },
    Twins
  >;
};

const reasons = ["phone", "email", "name_birth"] as const;

function TwinList({ twins }: { twins: Twins }) {
  const t = useTranslations("customers.twin");
  return (
    <ul className="flex flex-col gap-2">
      {twins.customers.map((twin) => (
        <li key={twin.id} className="flex flex-wrap items-center justify-between gap-2">
          <span className="min-w-0">
            <TextLink href={`/customers/${twin.id}`}>{twin.name}</TextLink>{" "}
            <span className="text-sm text-ink-faint">
              {twin.code} ·{" "}
              {reasons
                .filter((reason) => twin.reasons.includes(reason))
                .map((reason) => t(reason))
                .join(", ")}
            </span>
          </span>
        </li>
      ))}
      {twins.elsewhere > 0 && <li className="text-sm text-ink-soft">{t("elsewhere", { count: twins.elsewhere })}</li>}
    </ul>
  );
}

const any = (twins: Twins | null): twins is Twins => twins !== null && twins.customers.length + twins.elsewhere > 0;

export function NewCustomer({ currency, hiddenFacts, owners, teams, onCreate, onTwins }: NewCustomerProps) {
  const t = useTranslations("customers");
  const common = useTranslations("common.action");
  const router = useRouter();
  const [typed, setTyped] = useState<Twins | null>(null);
  const [asked, setAsked] = useState<{ twins: Twins; values: CustomerFormValues } | null>(null);
  const create = useAction(onCreate, {
    inlineErrors: true,
    success: t("new.saved"),
    onSuccess: ({ id }) => router.push(`/customers/${id}`),
  });
  const look = useAction(onTwins);

  async function save(values: CustomerFormValues) {
    const { name, phone, email, facts } = values;
    const birth = facts.birth_date;
    const birthDate = typeof birth === "string" ? birth : null;
    const found = await look.run({ name: name ?? null, birthDate, phone: phone ?? null, email: email ?? null });
    if (found.ok && any(found.data)) setAsked({ twins: found.data, values });
    else await create.run({ ...values, name: name ?? "" });
  }
  return (
    <>
      <CustomerForm
        currency={currency}
        hiddenFacts={hiddenFacts}
        owners={owners}
        teams={teams}
        pending={create.pending || look.pending}
        error={create.error}
        errors={create.fields}
        submitLabel={t("new.save")}
        onSubmit={(values) => void save(values)}
        onContactLeft={async ({ phone, email }) => {
          if (phone === "" && email === "") return setTyped(null);
          const found = await onTwins({ phone, email });
          setTyped(found.ok ? found.data : null);
        }}
        duplicates={
          any(typed) ? (
            <div role="status" className="rounded-md bg-warn-soft px-3 py-2 md:col-span-2">
              <p className="mb-1 font-medium text-warn">{t("twin.typed")}</p>
              <TwinList twins={typed} />
            </div>
          ) : undefined
        }
        cancel={<LinkButton href="/customers">{common("cancel")}</LinkButton>}
      />
      <Dialog
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title={t("twin.title")}
        description={t("twin.hint")}
        footer={
          <>
            <Button onClick={() => setAsked(null)}>{t("twin.back")}</Button>
            <Button
              variant="primary"
              pending={create.pending}
              onClick={async () => {
                if (!asked) return;
                await create.run({ ...asked.values, name: asked.values.name ?? "" });
                setAsked(null);
              }}
            >
              {t("twin.anyway")}
            </Button>
          </>
        }
      >
        {asked && <TwinList twins={asked.twins} />}
      </Dialog>
    </>
  );
}
