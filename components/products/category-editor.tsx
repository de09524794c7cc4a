"use client";
// The tree of categories: add, rename, move, remove. Lines already sold keep the category they were sold under.
import { FolderPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Action, useAction } from "@/components/ui/use-action";
import type { ActionError } from "@/lib/domain/basics/result";
import { type CategoryView, categoryOptions, openBranches, toggled } from "./category-options";
import { CategoryRow } from "./category-row";

type Fields = { code: string; nameVi: string; nameEn: string | null; parentId: number | null };
type CategoryEditorProps = {
  categories: readonly CategoryView[];
  mayWrite: boolean;
  onCreate: Action<Fields, { id: number }>;
  onChange: Action<Fields & { id: number }, { id: number }>;
  onDrop: Action<{ id: number }, null>;
};
type Editing = { category: CategoryView | null; parentId: number | null };

function CategoryDialog({
  editing,
  categories,
  errors,
  error,
  pending,
  onSubmit,
  onClose,
}: {
  editing: Editing;
  categories: readonly CategoryView[];
  errors: Record<string, string>;
  error: ActionError | null;
  pending: boolean;
  onSubmit: (fields: Fields) => void;
  onClose: () => void;
}) {
  const t = useTranslations("products");
  const common = useTranslations("common.action");
  const { category, parentId } = editing;
  const options = categoryOptions(categories, useLocale()).filter(({ id }) => id !== String(category?.id));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="sm"
      title={category ? t("category.edit") : t("category.new")}
      footer={
        <>
          <DialogClose render={<Button>{common("cancel")}</Button>} />
          <SubmitButton form="category" pending={pending} />
        </>
      }
    >
      <Form<{ code: string; nameVi: string; nameEn: string; parentId: string | null }>
        id="category"
        errors={errors}
        onSubmit={(values) => onSubmit({ ...values, parentId: values.parentId ? Number(values.parentId) : null })}
      >
        <Field name="nameVi" label={t("field.nameVi")} required>
          <Input defaultValue={category?.nameVi ?? ""} maxLength={120} autoComplete="off" />
        </Field>
        <Field name="nameEn" label={t("field.nameEn")} hint={t("form.nameEnHint")}>
          <Input
            defaultValue={category && category.nameEn !== category.nameVi ? category.nameEn : ""}
            maxLength={120}
            autoComplete="off"
          />
        </Field>
        <Field name="code" label={t("field.code")} required>
          <Input defaultValue={category?.code ?? ""} maxLength={60} autoComplete="off" />
        </Field>
        <Field name="parentId" label={t("category.parent")} hint={t("category.parentHint")}>
          <Combobox options={options} defaultValue={options.find(({ id }) => id === String(parentId)) ?? null} />
        </Field>
        <FormErrors error={error} />
      </Form>
    </Dialog>
  );
}

export function CategoryEditor({ categories, mayWrite, onCreate, onChange, onDrop }: CategoryEditorProps) {
  const t = useTranslations("products");
  const router = useRouter();
  const parents = useMemo(() => new Set(categories.map(({ parentId }) => parentId)), [categories]);
  // A small tree is read at a glance; a large one opens branch by branch.
  const [opened, setOpened] = useState<ReadonlySet<number>>(
    () => new Set(categories.length <= 60 ? categories.map(({ id }) => id) : []),
  );
  const visible = useMemo(() => openBranches(categories, opened), [categories, opened]);
  const [editing, setEditing] = useState<Editing | null>(null);
  const done = () => {
    setEditing(null);
    router.refresh();
  };
  const create = useAction(onCreate, { inlineErrors: true, success: t("category.saved"), onSuccess: done });
  const change = useAction(onChange, { inlineErrors: true, success: t("category.saved"), onSuccess: done });
  const restore = useAction(onCreate, { onSuccess: () => router.refresh() });
  const [dropped, setDropped] = useState<CategoryView | null>(null);
  const drop = useAction(onDrop, {
    success: t("category.removed"),
    undo: () => dropped && void restore.run(dropped),
    onSuccess: () => router.refresh(),
  });
  const current = editing?.category ? change : create;
  const open = (next: Editing) => {
    create.reset();
    change.reset();
    setEditing(next);
  };
  return (
    <>
      {mayWrite && (
        <div className="mb-3">
          <Button icon={<FolderPlus aria-hidden="true" />} onClick={() => open({ category: null, parentId: null })}>
            {t("category.new")}
          </Button>
        </div>
      )}
      <Card flush>
        {categories.length === 0 ? (
          <EmptyState title={t("category.none")}>{t("category.noneHint")}</EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {visible.map((category) => (
              <CategoryRow
                key={category.id}
                category={category}
                open={parents.has(category.id) ? opened.has(category.id) : null}
                onToggle={() => setOpened((before) => toggled(before, category.id))}
                mayWrite={mayWrite}
                onAdd={() => open({ category: null, parentId: category.id })}
                onEdit={() => open({ category, parentId: category.parentId })}
                onDrop={() => {
                  setDropped(category);
                  void drop.run({ id: category.id });
                }}
              />
            ))}
          </ul>
        )}
      </Card>
      {editing && (
        <CategoryDialog
          editing={editing}
          categories={categories}
          errors={current.fields}
          error={current.error}
          pending={current.pending}
          onClose={() => setEditing(null)}
          onSubmit={(fields) => {
            if (editing.category) void change.run({ ...fields, id: editing.category.id });
            else void create.run(fields);
          }}
        />
      )}
    </>
  );
}
