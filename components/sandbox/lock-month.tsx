"use client";

import { Lock } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { lockMonthAction } from "#lib/sandbox-view/actions.ts";
import { useSandboxAction } from "./use-sandbox-action.ts";

const names = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** One month of the book and whether it is locked. */
export function LockMonth({ period: { month, isLocked }, mayAct }: { period: { month: string; isLocked: boolean }; mayAct: boolean }) {
  const [run, isPending] = useSandboxAction();
  const name = `${names[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
  return (
    <li className="flex min-h-11 items-center justify-between gap-2 bg-card px-4 py-1.5 lg:px-6">
      <span className="flex items-center gap-1.5">
        {name}
        {isLocked && <span className="inline-flex items-center gap-1 text-held-fg"><Lock className="size-3.5" aria-hidden />locked</span>}
      </span>
      {mayAct && (
        <Button
          variant="ghost" size="sm" isPending={isPending} aria-label={`${isLocked ? "Unlock" : "Lock"} ${name}`}
          onClick={() => run(() => lockMonthAction({ month, isLocked: !isLocked }), `${name} is ${isLocked ? "open again" : "locked"}.`)}
        >
          {isLocked ? "Unlock" : "Lock"}
        </Button>
      )}
    </li>
  );
}
