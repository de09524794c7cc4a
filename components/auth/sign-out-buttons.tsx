"use client";
// The way out: here, or on every device.
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { type Action, useAction } from "@/components/ui/use-action";

export type SignOutButtonsProps = {
  signOut: Action<undefined, unknown>;
  signOutEverywhere: Action<undefined, unknown>;
};

export function SignOutButtons(props: SignOutButtonsProps) {
  const t = useTranslations("auth.me");
  const leave = { onSuccess: () => location.assign("/sign-in") };
  const here = useAction(props.signOut, leave);
  const everywhere = useAction(props.signOutEverywhere, leave);
  return (
    <>
      <Button pending={here.pending} onClick={() => void here.run(undefined)}>
        {t("signOut")}
      </Button>
      <Button variant="danger-quiet" pending={everywhere.pending} onClick={() => void everywhere.run(undefined)}>
        {t("signOutEverywhere")}
      </Button>
    </>
  );
}
