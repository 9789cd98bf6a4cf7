"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { clearFaultsAction } from "#lib/sandbox-view/actions.ts";
import { useSandboxAction } from "./use-sandbox-action.ts";

/** Lets everything work again. */
export function ClearFaults() {
  const t = useTranslations();
  const [run, isPending] = useSandboxAction();
  return (
    <Button variant="outline" size="sm" isPending={isPending} onClick={() => run(() => clearFaultsAction({}), t("sandbox.clearFaults.nothingIsMadeToFail"))}>
      {t("sandbox.clearFaults.clearAll")}
    </Button>
  );
}
