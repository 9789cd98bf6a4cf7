import { writeAudits } from "#lib/audit/write-audit.ts";
import type { OrderKind } from "#lib/canonical/kinds.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { changeKindOfWaiting, findWaiting } from "#lib/records/find-waiting.ts";
import { loadSources } from "#lib/sources/queries.ts";

/**
 * Lets a source's waiting orders become what its flow now makes of them. Returns everything of it that waits, to be
 * checked again. A source that says itself what its documents are (native) keeps their kinds.
 */
export async function reflowWaiting(tx: Tx, ctx: Context, { sourceId, was }: { sourceId: string; was: OrderKind }): Promise<string[]> {
  const source = (await loadSources(tx, ctx.company)).get(sourceId);
  if (source === undefined) return [];
  if (source.flowKind !== was && source.channel !== "native") {
    const changed = await changeKindOfWaiting(tx, ctx.company, sourceId, { from: was, to: source.flowKind });
    await writeAudits(tx, ctx, changed.map(({ id, revision }) => ({
      type: "record.kind-changed", recordId: id, revision, old: { kind: was }, new: { kind: source.flowKind }, reason: `The flow of ${source.name} was changed`,
    })));
  }
  return findWaiting(tx, ctx.company, sourceId);
}
