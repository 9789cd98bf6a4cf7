"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import type { AliasRow } from "#lib/queues/aliases.ts";
import { useMayRevoke } from "./may-revoke.tsx";
import { restoreWithToast } from "./restore-with-toast.ts";

/** A revoked answer, with the way back for those who may revoke. */
export function RestoreAlias({ alias }: { alias: AliasRow }) {
  const t = useTranslations();
  const mayRevoke = useMayRevoke();
  const [isPending, start] = useTransition();
  return (
    <span className="flex items-center justify-end gap-2">
      <Badge tone="outline">{t("aliases.restoreAlias.revoked")}</Badge>
      {mayRevoke && (
        <Button variant="ghost" size="sm" isPending={isPending} onClick={() => start(() => restoreWithToast(t, alias))} aria-label={t("aliases.restoreAlias.restore", { key: alias.key })}>
          {t("aliases.restoreAlias.restore2")}
        </Button>
      )}
    </span>
  );
}
