import { approveRecord } from "#lib/approval/approve-record.ts";
import type { Context } from "#lib/context.ts";
import { intakeTopic, receiveDelivery } from "#lib/intake/receive-delivery.ts";
import { readDeliveries } from "#lib/intake/read-deliveries.ts";
import { postApproved } from "#lib/posting/post-approved.ts";
import { addDays } from "#lib/rules/accounting-date.ts";
import { malaysianDate } from "#lib/canonical/dates.ts";
import { correctRecord } from "#lib/review/correct-record.ts";
import { holdRecord } from "#lib/review/hold-record.ts";
import { recheckRecords } from "#lib/review/recheck-records.ts";
import type { Scenario, Stage, Step } from "./stage.ts";

/** Where a scenario is played: the company's shop and ERP sources, a marketplace's feed beside them, and somebody of finance. */
export type Theatre = { ctx: Context; finance: Context; shopId: string; erpId: string; marketId?: string };

/** Plays a scenario through the real intake, approval and posting. Returns the ids of its deliveries. */
export async function playScenario(theatre: Theatre, scenario: Scenario, stage: Stage): Promise<string[]> {
  const deliveries: string[] = [];
  for (const step of scenario.steps(stage)) {
    if ("post" in step) await post(theatre, deliveries);
    else if ("approve" in step) await approve(theatre, deliveries);
    else if ("hold" in step) await hold(theatre, deliveries, step.hold);
    else if ("correct" in step) await correct(theatre, deliveries, step.correct);
    else deliveries.push(await send(theatre, step));
  }
  return deliveries;
}

async function send({ ctx, shopId, erpId, marketId }: Theatre, step: Extract<Step, { message: object }>): Promise<string> {
  const message = step.send === "shop" ? { sourceId: shopId, topic: step.topic } : { sourceId: step.send === "market" ? (marketId ?? "") : erpId, topic: intakeTopic };
  const body = new Uint8Array(Buffer.from(JSON.stringify(step.message)));
  const headers = { "content-type": "application/json" };
  const received = await receiveDelivery(ctx, { ...message, key: null, contentType: "application/json", headers, body }, { thenRead: false });
  if (!received.ok) throw new Error(`a message of a scenario was not taken: ${received.error.code}`);
  await readDeliveries(ctx, [received.value.deliveryId]);
  return received.value.deliveryId;
}

async function approve({ ctx, finance }: Theatre, deliveries: readonly string[]): Promise<{ id: string }[]> {
  const ready = await ctx.db.record.findMany({ where: { companyId: ctx.company, deliveryId: { in: [...deliveries] }, state: "ready" }, select: { id: true, revision: true } });
  for (const { id, revision } of ready) {
    const approved = await approveRecord(finance, { recordId: id, revision });
    if (!approved.ok) throw new Error(`a record of a scenario was not approved: ${approved.error.code}`);
  }
  return ready;
}

async function hold(theatre: Theatre, deliveries: readonly string[], { days, reason }: { days: number; reason: string }): Promise<void> {
  const { ctx, finance } = theatre;
  const held = await holdRecord(finance, { ...(await firstRecord(theatre, deliveries)), until: addDays(malaysianDate(ctx.now()), days), reason });
  if (!held.ok) throw new Error(`a record of a scenario was not held: ${held.error.code}`);
}

async function firstRecord({ ctx }: Theatre, deliveries: readonly string[]): Promise<{ recordId: string; revision: number }> {
  const { id, revision } = await ctx.db.record.findFirstOrThrow({ where: { companyId: ctx.company, deliveryId: { in: [...deliveries] } }, orderBy: { id: "asc" }, select: { id: true, revision: true } });
  return { recordId: id, revision };
}

async function correct(theatre: Theatre, deliveries: readonly string[], change: { path: string; value: string }): Promise<void> {
  const corrected = await correctRecord(theatre.finance, { ...(await firstRecord(theatre, deliveries)), changes: [change], reason: "As the customer asked" });
  if (!corrected.ok) throw new Error(`a record of a scenario was not corrected: ${corrected.error.code}`);
}

async function post(theatre: Theatre, deliveries: readonly string[]): Promise<void> {
  const { ctx } = theatre;
  const ready = await approve(theatre, deliveries);
  await postApproved(ctx);
  // What waits for them goes on, as the worker would see to.
  await recheckRecords(ctx, { by: "about", recordIds: ready.map(({ id }) => id) }, null);
}
