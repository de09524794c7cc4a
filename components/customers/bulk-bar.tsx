"use client";
// What can be done with the chosen customers? Tag, untag, hand over, put away; each says what changed and can be taken back.
import { Archive, Tag, Tags, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Popover } from "@/components/ui/popover";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { type UseActionOptions, useAction } from "@/components/ui/use-action";
import type { Option } from "@/components/ui/use-options";
import type { BulkTargetInput } from "@/lib/domain/customers/customer-bulk";
import type { ListActions, ListData } from "./list-data";

type BulkBarProps = {
  data: ListData;
  actions: ListActions;
  target: BulkTargetInput;
  /** How many are meant; null while nobody has counted. */
  count: number | null;
  everyone: boolean;
  onEveryone: (() => void) | undefined;
  onClear: () => void;
  onChanged: () => void;
};

export function BulkBar(props: BulkBarProps) {
  const { data, actions, target, count, everyone, onEveryone, onClear, onChanged } = props;
  const t = useTranslations("customers.bulk");
  const common = useTranslations("common");
  const router = useRouter();
  const [open, setOpen] = useState<"tag" | "untag" | "assign" | null>(null);
  const [ownerId, setOwner] = useState<Option | null>(null);
  const [teamId, setTeam] = useState("keep");
  const back = { onSuccess: onChanged };
  const said = <I, D extends { changed: number }>(key: "tagged" | "untagged" | "assigned" | "archived") =>
    ({
      success: (result: D) => t(key, { count: result.changed }),
      onSuccess: () => {
        setOpen(null);
        onChanged();
      },
    }) satisfies UseActionOptions<I, D>;
  const untagIds = useAction(actions.untagMany, back);
  const tagIds = useAction(actions.tagMany, back);
  const restoreOwners = useAction(actions.restoreAssignments, back);
  const restoreIds = useAction(actions.restoreMany, back);
  const tag = useAction(actions.tagMany, {
    ...said("tagged"),
    undo: ({ ids }, { tagId }) => ids.length > 0 && void untagIds.run({ target: { ids }, tagId }),
  });
  const untag = useAction(actions.untagMany, {
    ...said("untagged"),
    undo: ({ ids }, { tagId }) => ids.length > 0 && void tagIds.run({ target: { ids }, tagId }),
  });
  const assign = useAction(actions.assignMany, {
    ...said("assigned"),
    undo: ({ earlier }) => earlier.length > 0 && void restoreOwners.run({ earlier }),
  });
  const archive = useAction(actions.archiveMany, {
    ...said("archived"),
    undo: ({ ids }) => ids.length > 0 && void restoreIds.run({ ids }),
  });
  const busy = tag.pending || untag.pending || assign.pending || archive.pending;
  const tags: Option[] = data.tags.map(({ id, name }) => ({ id: String(id), label: name }));
  const owners: Option[] = [
    { id: "none", label: t("nobody") },
    ...data.owners.map(({ id, name }) => ({ id, label: name })),
  ];
  async function makeTag(name: string): Promise<Option | null> {
    const made = await actions.createTag({ name });
    if (made.ok) {
      // From now on it is one of the tags that are offered here and in the filter.
      router.refresh();
      return { id: String(made.data.id), label: made.data.name };
    }
    toast({ title: made.error.message, tone: "bad" });
    return null;
  }
  const tagPicker = (kind: "tag" | "untag", label: string, icon: React.ReactNode) => (
    <Popover
      side="top"
      open={open === kind}
      onOpenChange={(next) => setOpen(next ? kind : null)}
      trigger={
        <Button size="sm" icon={icon} disabled={busy}>
          {label}
        </Button>
      }
      title={label}
    >
      <Combobox
        aria-label={label}
        options={tags}
        value={null}
        placeholder={t("tagName")}
        onCreate={kind === "tag" ? makeTag : undefined}
        onValueChange={(option) =>
          option && void (kind === "tag" ? tag : untag).run({ target, tagId: Number(option.id) })
        }
        className="min-w-56"
      />
    </Popover>
  );
  return (
    <section
      aria-label={t("title")}
      className="sticky bottom-2 z-20 mx-2 mb-2 flex flex-wrap items-center gap-2 rounded-lg border border-line bg-overlay px-3 py-2 shadow-lg max-md:bottom-20"
    >
      <p className="mr-auto text-base font-medium tabular-nums" aria-live="polite">
        {everyone && count === null ? t("everyone") : t("chosen", { count: count ?? 0 })}
      </p>
      {onEveryone && (
        <Button size="sm" variant="quiet" onClick={onEveryone}>
          {t("chooseAll")}
        </Button>
      )}
      {data.may.tag && tagPicker("tag", t("tag"), <Tag aria-hidden="true" />)}
      {data.may.tag && tagPicker("untag", t("untag"), <Tags aria-hidden="true" />)}
      {data.may.assign && (
        <Popover
          side="top"
          title={t("assign")}
          open={open === "assign"}
          onOpenChange={(next) => setOpen(next ? "assign" : null)}
          trigger={
            <Button size="sm" icon={<UserRound aria-hidden="true" />} disabled={busy}>
              {t("assign")}
            </Button>
          }
        >
          <div className="flex min-w-56 flex-col gap-3">
            <Combobox
              aria-label={t("owner")}
              placeholder={t("owner")}
              options={owners}
              value={ownerId}
              onValueChange={setOwner}
            />
            <Select
              aria-label={t("team")}
              value={teamId}
              onValueChange={setTeam}
              options={[
                { value: "keep", label: t("keepTeam") },
                ...data.teams.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <Button
              variant="primary"
              pending={assign.pending}
              disabled={ownerId === null && teamId === "keep"}
              onClick={() =>
                void assign.run({
                  target,
                  ...(ownerId === null ? {} : { ownerId: ownerId.id === "none" ? null : ownerId.id }),
                  ...(teamId === "keep" ? {} : { teamId }),
                })
              }
            >
              {t("assign")}
            </Button>
          </div>
        </Popover>
      )}
      {data.may.archive && (
        <Button
          size="sm"
          icon={<Archive aria-hidden="true" />}
          pending={archive.pending}
          onClick={() => void archive.run({ target })}
        >
          {common("action.archive")}
        </Button>
      )}
      <Button size="sm" variant="quiet" onClick={onClear}>
        {common("table.clearSelection")}
      </Button>
    </section>
  );
}
