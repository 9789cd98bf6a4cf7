"use client";

import { useState, useTransition } from "react";
import { refusalText } from "#components/records/refusal-text.ts";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import type { AliasRow } from "#lib/queues/aliases.ts";
import { revokeAliasAction } from "#lib/reference/actions.ts";
import { restoreWithToast } from "./restore-with-toast.ts";
import { useMayRevoke } from "./may-revoke.tsx";

const ReasonDialog = loadLater(() => import("#components/records/reason-dialog.tsx").then((module) => module.ReasonDialog));

/** Forgets a remembered answer, after saying what that means and asking why. */
export function RevokeAlias({ alias }: { alias: AliasRow }) {
  const mayRevoke = useMayRevoke();
  const [isOpen, setOpen] = useState(false);
  const [isPending, start] = useTransition();
  if (!mayRevoke) return null;

  const revoke = (reason: string) =>
    start(async () => {
      const { toast } = await import("sonner");
      const outcome = await revokeAliasAction({ aliasId: alias.id, reason }).catch(() => null);
      setOpen(false);
      if (outcome === null) toast.error(refusalText({ code: "no-answer" }));
      else if (!outcome.ok) toast.error(outcome.error.code === "not-found" ? "Somebody has revoked it already." : refusalText(outcome.error));
      else toast.success(`${alias.key} is no longer taken for ${alias.target}.`, { action: { label: "Undo", onClick: () => void restoreWithToast(alias) }, duration: 10_000 });
    });
  return (
    <>
      <Button variant="ghost" size="sm" onClick={() => setOpen(true)} aria-label={`Revoke ${alias.key}`}>
        Revoke
      </Button>
      {isOpen && (
        <ReasonDialog
          title={`Forget that ${alias.key} is ${alias.target}?`}
          text="The next record with it is held again for an answer. What was booked or freed with it stays as it is."
          confirm="Revoke"
          isDestructive
          isPending={isPending}
          onReason={revoke}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
