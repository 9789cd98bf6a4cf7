"use client";

import { Button } from "#components/ui/button.tsx";
import { lookNowAction } from "#lib/posting/actions.ts";
import { useDesk, useRecordAction } from "./desk.tsx";
import { tell } from "./tell.ts";

/** Settles a lost answer by looking in the ledger now instead of later. */
export function LookNow() {
  const { record } = useDesk();
  const [run, isPending] = useRecordAction();
  const look = () =>
    run(
      () => lookNowAction({ recordId: record.id, revision: record.revision }),
      () => tell.info("Holdpoint looks in AutoCount now", { description: "The page shows what it finds." }),
    );
  return (
    <div>
      <Button variant="outline" onClick={look} isPending={isPending}>
        Look in AutoCount now
      </Button>
    </div>
  );
}
