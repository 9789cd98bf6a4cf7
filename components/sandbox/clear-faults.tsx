"use client";

import { Button } from "#components/ui/button.tsx";
import { clearFaultsAction } from "#lib/sandbox-view/actions.ts";
import { useSandboxAction } from "./use-sandbox-action.ts";

/** Lets everything work again. */
export function ClearFaults() {
  const [run, isPending] = useSandboxAction();
  return (
    <Button variant="outline" size="sm" isPending={isPending} onClick={() => run(() => clearFaultsAction({}), "Nothing is made to fail any more.")}>
      Clear all
    </Button>
  );
}
