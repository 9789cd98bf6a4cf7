import { refusalText } from "#components/records/refusal-text.ts";
import { tell } from "#components/records/tell.ts";
import type { AliasRow } from "#lib/queues/aliases.ts";
import { restoreAliasAction } from "#lib/reference/actions.ts";
import type { Translate } from "#messages/translate.ts";

/** Takes a revocation back and tells how that went. */
export async function restoreWithToast(t: Translate, alias: Pick<AliasRow, "id" | "key" | "target">): Promise<void> {
  const outcome = await restoreAliasAction({ aliasId: alias.id }).catch(() => null);
  if (outcome?.ok) return void tell.success(t("aliases.restoreWithToast.isTakenForAgain", { key: alias.key, target: alias.target }));
  const error = outcome === null ? ({ code: "no-answer" } as const) : outcome.error;
  if (error.code === "answered-since") tell.error(t("aliases.restoreWithToast.hasAnotherAnswerByNow", { key: alias.key }));
  else if (error.code === "not-found") tell.error(t("aliases.restoreWithToast.somebodyHasRestoredItAlready"));
  else tell.error(refusalText(t, error));
}
