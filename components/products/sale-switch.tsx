"use client";
import { useRouter } from "next/navigation";
// Takes a product off sale, or puts it back; undone by one press.
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { type Action, useAction } from "@/components/ui/use-action";

type Change = { id: number; active: boolean };

export function SaleSwitch({ id, active, onSet }: Change & { onSet: Action<Change, Change> }) {
  const t = useTranslations("products");
  const router = useRouter();
  const back = useAction(onSet, { onSuccess: () => router.refresh() });
  const set = useAction(onSet, {
    success: (data) => t(data.active ? "onSaleAgain" : "offSale"),
    undo: (data) => void back.run({ id, active: !data.active }),
    onSuccess: () => router.refresh(),
  });
  return (
    <Button pending={set.pending} onClick={() => void set.run({ id, active: !active })}>
      {t(active ? "takeOff" : "putBack")}
    </Button>
  );
}
