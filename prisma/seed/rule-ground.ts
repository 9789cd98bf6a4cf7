import type { Context } from "#lib/context.ts";
import { intakeTopic, receiveDelivery } from "#lib/intake/receive-delivery.ts";
import { readDeliveries } from "#lib/intake/read-deliveries.ts";
import { malaysianDate } from "#lib/canonical/dates.ts";
import { addFiscalYear } from "#lib/periods/add-fiscal-year.ts";
import { setPeriod } from "#lib/periods/set-period.ts";
import { setRule } from "#lib/rulebook/set-rule.ts";
import { setOwner } from "#lib/ownership/set-owner.ts";
import { addSource } from "#lib/sources/add-source.ts";
import { closedDay } from "./rule-samples.ts";

/** The calendar that the samples of the rules need: last year, this and the next, and one month of half a year ago closed. */
export async function enterCalendar(finance: Context): Promise<void> {
  const today = malaysianDate(finance.now());
  const year = Number(today.slice(0, 4));
  for (const name of [year - 1, year, year + 1].map(String)) {
    const added = await addFiscalYear(finance, { name, startsOn: `${name}-01-01`, endsOn: `${name}-12-31` });
    if (!added.ok) throw new Error(`the year ${name} was not entered: ${added.error.code}`);
  }
  const closed = await setPeriod(finance, { startsOn: `${closedDay(today).slice(0, 7)}-01`, revision: 1, isClosed: true, reason: "SST return filed" });
  if (!closed.ok) throw new Error(`the month was not closed: ${closed.error.code}`);
}

/** Who takes the money says what is paid: the ERP's word for it is kept and not obeyed. */
export async function chooseOwners(ctx: Context, shopId: string): Promise<void> {
  const set = await setOwner(ctx, { data: "payment-status", owner: shopId, revision: 0 });
  if (!set.ok) throw new Error(`the owner of the payment status was not set: ${set.error.code}`);
}

/** A second system that sends documents of its own, beside the ERP. */
export async function openMarket(ctx: Context, key: string): Promise<string> {
  const added = await addSource(ctx, { key, name: "Marketplace feed", channel: "native", flow: { kind: "invoice", trigger: "billing" } });
  if (!added.ok) throw new Error(`${key}: ${added.error.code}`);
  return added.value.sourceId;
}

/** How many records of the flood there are. */
export const floodSize = 12;

/** A source that usually sends nearly nothing sends a dozen at once; returns the deliveries. It is watched more closely than others. */
export async function playFlood(ctx: Context, sourceId: string): Promise<string[]> {
  const set = await setRule(ctx, { rule: "burst", scope: "source", key: sourceId, severity: null, thresholds: { burstMinimum: 10 }, revision: 0 });
  if (!set.ok) throw new Error(`the rule was not set: ${set.error.code}`);
  const date = malaysianDate(ctx.now());
  const record = (number: string) => ({
    externalId: number, kind: "invoice",
    document: { number, date, currency: "MYR", customer: { code: "300-P001", name: "Prima Gifts Enterprise" }, isBilled: true, lines: [{ id: "1", sku: "KR-PEW-KC", description: "Pewter Keychain", quantity: "1", unitPrice: "35.00" }], total: "35.00" },
  });
  const first = await send(ctx, sourceId, [record("MKT-1000")]);
  // A history makes the usual: without one nobody can say what is too much.
  await ctx.db.$executeRaw`UPDATE record SET received_at = received_at - interval '5 days', state_since = state_since - interval '5 days' WHERE company_id = ${ctx.company} AND delivery_id = ${first}::uuid`;
  return [first, await send(ctx, sourceId, Array.from({ length: floodSize }, (_, index) => record(`MKT-${1001 + index}`)))];
}

async function send(ctx: Context, sourceId: string, records: object[]): Promise<string> {
  const body = new Uint8Array(Buffer.from(JSON.stringify({ records })));
  const received = await receiveDelivery(ctx, { sourceId, key: null, topic: intakeTopic, contentType: "application/json", headers: { "content-type": "application/json" }, body }, { thenRead: false });
  if (!received.ok) throw new Error(`a message of the flood was not taken: ${received.error.code}`);
  await readDeliveries(ctx, [received.value.deliveryId]);
  return received.value.deliveryId;
}
