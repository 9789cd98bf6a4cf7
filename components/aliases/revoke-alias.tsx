"use client";

import { useTranslations } from "next-intl";
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
  const t = useTranslations();
  const mayRevoke = useMayRevoke();
  const [isOpen, setOpen] = useState(false);
  const [isPending, start] = useTransition();
  if (!mayRevoke) return null;

  const revoke = (reason: string) =>
    start(async () => {
      const { toast } = await import("sonner");
      const outcome = await revokeAliasAction({ aliasId: alias.id, reason }).catch(() => null);
      setOpen(false);
      if (outcome === null) toast.error(refusalText(t, { code: "no-answer" }));
      else if (!outcome.ok) toast.error(outcome.error.code === "not-found" ? t("aliases.revokeAlias.somebodyHasRevokedItAlready") : refusalText(t, outcome.error));
      else toast.success(t("aliases.revokeAlias.isNoLongerTaken", { key: alias.key, target: alias.target }), { action: { label: t("aliases.revokeAlias.undo"), onClick: () => void restoreWithToast(t, alias) }, duration: 10_000 });
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
