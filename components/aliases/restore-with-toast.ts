import { refusalText } from "#components/records/refusal-text.ts";
import { tell } from "#components/records/tell.ts";
import { withoutUndo } from "#components/records/undo.ts";
import type { AliasRow } from "#lib/queues/aliases.ts";
import { restoreAliasAction } from "#lib/reference/actions.ts";
import type { Translate } from "#messages/translate.ts";

/** Takes a revocation back and tells how that went. */
export async function restoreWithToast(t: Translate, alias: Pick<AliasRow, "id" | "key" | "target">): Promise<void> {
  const outcome = await restoreAliasAction({ aliasId: alias.id }).catch(() => null);
  if (outcome?.ok) return void tell.success(t("aliases.restoreWithToast.isTakenForAgain", { key: alias.key, target: alias.target }), withoutUndo({ what: t("aliases.restoreWithToast.afterwards", { key: alias.key }), href: "/aliases" }));
  const error = outcome === null ? ({ code: "no-answer" } as const) : outcome.error;
  if (error.code === "not-found") tell.error(t("aliases.restoreWithToast.somebodyHasRestoredItAlready"));
  else tell.error(refusalText(t, error));
}
