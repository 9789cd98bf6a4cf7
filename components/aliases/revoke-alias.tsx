"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { type Refusal, refusalText } from "#components/records/refusal-text.ts";
import { tell } from "#components/records/tell.ts";
import { withUndo } from "#components/records/undo.ts";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import type { AliasRow } from "#lib/queues/aliases.ts";
import { restoreAliasAction, revokeAliasAction } from "#lib/reference/actions.ts";
import { err, type Result } from "#lib/result.ts";
import { useMayRevoke } from "./may-revoke.tsx";

const ReasonDialog = loadLater(() => import("#components/records/reason-dialog.tsx").then((module) => module.ReasonDialog));

/** Forgets a remembered answer, after saying what that means and asking why. */
export function RevokeAlias({ alias }: { alias: AliasRow }) {
  const t = useTranslations();
  const mayRevoke = useMayRevoke();
  const [isOpen, setOpen] = useState(false);
  const [isPending, start] = useTransition();
  if (!mayRevoke) return null;

  const revoke = (reason: string) =>
    start(async () => {
      const outcome = await revokeAliasAction({ aliasId: alias.id, reason }).catch(() => null);
      setOpen(false);
      if (outcome === null) tell.error(refusalText(t, { code: "no-answer" }));
      else if (!outcome.ok) tell.error(outcome.error.code === "not-found" ? t("aliases.revokeAlias.somebodyHasRevokedItAlready") : refusalText(t, outcome.error));
      else
        tell.success(t("aliases.revokeAlias.isNoLongerTaken", { key: alias.key, target: alias.target }), withUndo(t, {
          async undo(): Promise<Result<{ aliasId: string }, Refusal>> {
            const restored = await restoreAliasAction({ aliasId: alias.id });
            // Somebody has restored it already.
            return !restored.ok && restored.error.code === "not-found" ? err({ code: "no-change" }) : restored;
          },
          done: t("aliases.restoreWithToast.isTakenForAgain", { key: alias.key, target: alias.target }),
          afterwards: { what: t("aliases.revokeAlias.afterwards", { key: alias.key }), href: "/aliases" },
        }));
    });
  return (
    <>
      <Button variant="ghost" size="sm" onClick={() => setOpen(true)} aria-label={t("aliases.revokeAlias.revoke", { key: alias.key })}>
        {t("aliases.revokeAlias.revoke2")}
      </Button>
      {isOpen && (
        <ReasonDialog
          title={t("aliases.revokeAlias.forgetThat", { key: alias.key, target: alias.target })}
          text={t("aliases.revokeAlias.theNextRecord")}
          confirm={t("aliases.revokeAlias.revoke2")}
          isDestructive
          isPending={isPending}
          onReason={revoke}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
