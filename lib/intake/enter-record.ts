import { z } from "zod";
import { documentSchemas } from "#lib/canonical/document-schemas.ts";
import { documentKind } from "#lib/canonical/kind-schemas.ts";
import { complaintOf } from "#lib/channels/explain-issue.ts";
import type { Actor, Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { manualSource } from "#lib/sources/manual-source.ts";
import { enteredHeaders, manualTopic } from "./entered-by.ts";
import { findEntered } from "./entry-queries.ts";
import { readDeliveries } from "./read-deliveries.ts";
import { receiveDelivery } from "./receive-delivery.ts";
import { findDeliveryResults } from "./store.ts";

export const enterRecordInput = z.object({
  /** Made by the form once: the same entry sent twice makes one record. */
  entryId: z.uuid(),
  kind: documentKind,
  /** The document in canonical form, without what has a default. */
  document: z.record(z.string(), z.unknown()),
});
export type EnterRecordInput = z.input<typeof enterRecordInput>;

export type EnterRefusal =
  | { code: "invalid"; issues: { path: string; message: string }[] }
  /** This entry was saved before with other content: it is looked at and corrected there. */
  | { code: "entered-already"; recordId: string | null };
export type EnteredRecord = { recordId: string };

type PersonContext = Context & { actor: Extract<Actor, { type: "user" }> };

/**
 * Takes a record that a person has entered by hand: kept as a delivery of the company's own source, read at once, and
 * checked by the same rules as any other. Who enters it bears its values, so somebody else approves it.
 */
export async function enterRecord(ctx: PersonContext, { entryId, kind, document }: z.output<typeof enterRecordInput>): Promise<Result<EnteredRecord, EnterRefusal>> {
  const parsed = documentSchemas[kind].safeParse(document, { reportInput: true });
  if (!parsed.success) return err({ code: "invalid", issues: parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: complaintOf(issue) })) });
  const source = await manualSource(ctx);
  const body = new TextEncoder().encode(JSON.stringify({ externalId: entryId, kind, document }, null, 2));
  const message = { sourceId: source.id, key: `entry:${entryId}`, topic: manualTopic(kind), contentType: "application/json", headers: enteredHeaders(ctx.actor), body };
  const stored = await receiveDelivery(ctx, message, { thenRead: false });
  if (!stored.ok) return err({ code: "entered-already", recordId: await findEntered(ctx, source.id, kind, entryId) });
  await readDeliveries(ctx, [stored.value.deliveryId]);
  const { problem, results } = await ctx.db.$transaction((tx) => findDeliveryResults(tx, ctx.company, stored.value.deliveryId));
  const [result] = results;
  if (result?.recordId == null) return err({ code: "invalid", issues: [{ path: "", message: result?.why ?? problem ?? "It could not be read." }] });
  return ok({ recordId: result.recordId });
}
