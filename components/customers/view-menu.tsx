"use client";
// Saved views of the list: open one, keep the present one under a name, throw one's own away.
import { Bookmark, Users } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { SubmitButton } from "@/components/ui/submit-button";
import { useAction } from "@/components/ui/use-action";
import type { ListActions, ListView } from "./list-data";
import type { ListAddress } from "./use-list-address";

type ViewMenuProps = {
  address: ListAddress;
  views: readonly ListView[];
  actions: Pick<ListActions, "saveView" | "removeView">;
};

const queryOf = ({ after: _, before: __, ...kept }: Readonly<Record<string, string>>) => kept;
const same = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

export function ViewMenu({ address, views, actions }: ViewMenuProps) {
  const t = useTranslations("customers.view");
  const common = useTranslations("common.action");
  const router = useRouter();
  const [naming, setNaming] = useState(false);
  const query = queryOf(address.params);
  const current = views.find((view) => same(view.query, query));
  const save = useAction(actions.saveView, {
    success: t("saved"),
    onSuccess: () => {
      setNaming(false);
      router.refresh();
    },
  });
  const restore = useAction(actions.saveView, { onSuccess: () => router.refresh() });
  const remove = useAction(actions.removeView, {
    success: t("removed"),
    undo: ({ name, shared, query }) => void restore.run({ name, shared, query }),
    onSuccess: () => router.refresh(),
  });
  const hrefOf = (view: ListView) => {
    const search = new URLSearchParams(view.query).toString();
    return search === "" ? address.path : `${address.path}?${search}`;
  };
  const entry = (view: ListView): MenuEntry => ({
    label: view.name,
    icon: view.shared ? <Users aria-hidden="true" /> : <Bookmark aria-hidden="true" />,
    hint: view.own ? undefined : view.ownerName,
    onSelect: () => window.history.pushState(null, "", hrefOf(view)),
  });
  const entries: MenuEntry[] = [
    { label: t("everyone"), onSelect: () => window.history.pushState(null, "", address.path) },
    ...views.map(entry),
    { kind: "separator" },
    { label: t("save"), onSelect: () => setNaming(true) },
    ...(current?.own
      ? [
          {
            label: t("remove", { name: current.name }),
            danger: true,
            onSelect: () => void remove.run({ id: current.id }),
          },
        ]
      : []),
  ];
  return (
    <>
      <Menu
        align="start"
        trigger={<Button icon={<Bookmark aria-hidden="true" />}>{current?.name ?? t("title")}</Button>}
        entries={entries}
      />
      <Dialog
        open={naming}
        onOpenChange={setNaming}
        size="sm"
        title={t("saveTitle")}
        description={t("saveHint")}
        footer={
          <>
            <DialogClose render={<Button>{common("cancel")}</Button>} />
            <SubmitButton form="save-view" pending={save.pending} />
          </>
        }
      >
        <Form<{ name: string; shared: boolean }>
          id="save-view"
          errors={save.fields}
          onSubmit={({ name, shared }) => void save.run({ name, shared: shared === true, query })}
        >
          <Field name="name" label={t("name")} required>
            <Input maxLength={60} autoComplete="off" defaultValue={current?.own ? current.name : ""} />
          </Field>
          <Field name="shared" label={t("shared")} inline>
            <Checkbox defaultChecked={current?.shared ?? false} />
          </Field>
        </Form>
      </Dialog>
    </>
  );
}
