import { refusalText } from "#components/records/refusal-text.ts";
import { tell } from "#components/records/tell.ts";
import type { AliasRow } from "#lib/queues/aliases.ts";
import { restoreAliasAction } from "#lib/reference/actions.ts";

/** Takes a revocation back and tells how that went. */
export async function restoreWithToast(alias: Pick<AliasRow, "id" | "key" | "target">): Promise<void> {
  const outcome = await restoreAliasAction({ aliasId: alias.id }).catch(() => null);
  if (outcome?.ok) return void tell.success(`${alias.key} is taken for ${alias.target} again.`);
  const error = outcome === null ? ({ code: "no-answer" } as const) : outcome.error;
  if (error.code === "answered-since") tell.error(`${alias.key} has another answer by now. Revoke that one first.`);
  else if (error.code === "not-found") tell.error("Somebody has restored it already.");
  else tell.error(refusalText(error));
}
