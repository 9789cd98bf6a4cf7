import { approveRecord } from "#lib/approval/approve-record.ts";
import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import type { Actor, Context } from "#lib/context.ts";
import { intakeTopic, receiveDelivery } from "#lib/intake/receive-delivery.ts";
import { readDeliveries } from "#lib/intake/read-deliveries.ts";
import { playScenario } from "./play-scenario.ts";
import { chooseOwners, enterCalendar, openMarket, playFlood } from "./rule-ground.ts";
import { ruleSamples } from "./rule-samples.ts";
import { scenarios } from "./scenarios.ts";
import {
  cancelledOrder, demoBuyers, demoItems, discountedOrder, duplicateOrder, longDescriptionOrder, missingSkuOrder, newCustomerOrder, normalOrder,
  partiallyDeliveredOrder, shippingDiscountOrder, shopifyOrder, taxInclusiveOrder, totalMismatchOrder, walkInOrder,
} from "./shopify-orders.ts";

const hour = 3_600_000;
/** The samples of the checklist came two days ago, an hour apart. */
const demoScenarioHours = 48;

/** Under which number the demo company meets a scenario: the README tells it. */
export function demoScenarioNumber(index: number): number {
  return 2901 + index;
}

/** The samples of the rules came this morning. */
const sampleHours = 3;

/** Under which number the demo company meets the sample of a rule: "RULE-<number>". */
export function demoSampleNumber(index: number): number {
  return 3201 + index;
}

/** One message to send: how many hours ago it came, and what it holds. */
type Arrival = { hoursAgo: number; order: object };

/** Sends the demo company's orders through the real intake, lets finance approve a few, and dates them back. */
export async function fillDemoRecords(ctx: Context, finance: Actor): Promise<void> {
  const sources = await ctx.db.source.findMany({ where: { companyId: ctx.company }, select: { id: true, key: true } });
  const idOf = (key: string) => sources.find((source) => source.key === key)?.id ?? "";
  await knowTheRegulars(ctx, idOf("demo-shopify"), finance);

  const arrivals = shopOrders(ctx.now());
  const sent = new Map<string, number>();
  for (const { hoursAgo, order } of arrivals) sent.set(await send(ctx, idOf("demo-shopify"), order, "orders/paid"), hoursAgo);
  for (const { hoursAgo, order } of erpDocuments(ctx.now())) sent.set(await send(ctx, idOf("demo-api"), order, intakeTopic), hoursAgo);
  sent.set(await send(ctx, idOf("demo-shopify"), { id: 5_919_999_999_901, name: "#2999", note: "cut off on the way" }, "orders/create"), 5);
  await readDeliveries(ctx, [...sent.keys()]);
  const marketId = await openMarket(ctx, "demo-market");
  const theatre = { ctx, finance: { ...ctx, actor: finance }, shopId: idOf("demo-shopify"), erpId: idOf("demo-api"), marketId };
  const scenarioDeliveries: string[] = [];
  for (const [index, scenario] of scenarios.entries()) {
    const hoursAgo = demoScenarioHours - index;
    const deliveries = await playScenario(theatre, scenario, { number: demoScenarioNumber(index), at: new Date(ctx.now().getTime() - hoursAgo * hour) });
    for (const deliveryId of deliveries) sent.set(deliveryId, hoursAgo);
    scenarioDeliveries.push(...deliveries);
  }
  await enterCalendar(theatre.finance);
  await chooseOwners(ctx, theatre.shopId);
  const sampleDeliveries: string[] = [];
  for (const [index, sample] of ruleSamples.entries()) {
    const deliveries = await playScenario(theatre, sample, { number: demoSampleNumber(index), at: new Date(ctx.now().getTime() - sampleHours * hour) });
    for (const deliveryId of deliveries) sent.set(deliveryId, sampleHours);
    sampleDeliveries.push(...deliveries);
  }
  for (const [deliveryId, hoursAgo] of sent) {
    // As if they had come over the last days, so that ages and queues look as they do in a shop.
    await ctx.db.$executeRaw`UPDATE record SET received_at = received_at - make_interval(secs => ${hoursAgo * 3600}), state_since = state_since - make_interval(secs => ${hoursAgo * 3600})
      WHERE company_id = ${ctx.company} AND delivery_id = ${deliveryId}::uuid`;
  }
  // Dated by itself: a flood is one by when it came.
  sampleDeliveries.push(...(await playFlood(ctx, marketId)));
  await approveSome({ ...ctx, actor: finance }, [...scenarioDeliveries, ...sampleDeliveries]);
}

/** The shop's regular buyers were answered long ago. */
async function knowTheRegulars(ctx: Context, sourceId: string, { id, name }: Actor): Promise<void> {
  const regulars = [["300-A001", demoBuyers.aisyah], ["300-T001", demoBuyers.weiMing], ["300-K001", others[0]], ["300-P001", others[1]], ["300-S001", others[2]]] as const;
  await ctx.db.alias.createMany({
    data: regulars.flatMap(([target, buyer]) =>
      [`id:${buyer.id}`, `email:${buyer.email}`].map((key) => ({
        companyId: ctx.company, type: "customer", sourceId, key, target, taughtBy: id ?? "", taughtByName: name,
      })),
    ),
  });
}

function shopOrders(now: Date): Arrival[] {
  let number = 2000;
  const arrivals: Arrival[] = [];
  const add = (hoursAgo: number, make: (place: { number: number; at: Date }) => object) => {
    number += 1;
    arrivals.push({ hoursAgo, order: make({ number, at: new Date(now.getTime() - hoursAgo * hour) }) });
  };
  const times = (count: number, from: number, make: (place: { number: number; at: Date }) => object) => {
    for (let index = 0; index < count; index += 1) add(from + index * 3, make);
  };
  times(6, 30, (place) => normalOrder({ ...place, buyer: buyers[place.number % buyers.length] ?? null }));
  times(3, 26, (place) => discountedOrder({ ...place, buyer: buyers[(place.number + 1) % buyers.length] ?? null }));
  add(22, shippingDiscountOrder);
  add(21, walkInOrder);
  times(2, 12, taxInclusiveOrder);
  // One item was renamed over the weekend: one answer frees them all.
  times(14, 2, (place) => {
    const balm = { sku: "BALM-LEMON-50", title: "Lemongrass Balm 50ml", price: "19.90", quantity: 1 + (place.number % 5) };
    const { tea, soap, honey } = demoItems;
    const second = { ...([tea, soap, honey][place.number % 3] ?? tea), quantity: 1 + (place.number % 2) };
    return shopifyOrder({ ...place, lines: [balm, second], shipping: { title: "Pos Laju", price: "8.00" }, buyer: buyers[place.number % buyers.length] ?? null });
  });
  times(2, 50, (place) => missingSkuOrder(place, "VCO350", "Virgin Coconut Oil 350ml"));
  add(9, (place) => shopifyOrder({ ...place, lines: [{ sku: null, title: "Custom engraving", price: "15.00", quantity: 1 }, { ...demoItems.mug, quantity: 2 }] }));
  add(4, newCustomerOrder);
  times(3, 6, (place) => newCustomerOrder(place, newcomers[place.number % newcomers.length]));
  times(3, 16, (place) => partiallyDeliveredOrder({ ...place, buyer: buyers[place.number % buyers.length] ?? null }));
  times(2, 40, totalMismatchOrder);
  add(7, cancelledOrder);
  add(60, longDescriptionOrder);
  times(3, 1, (place) => normalOrder({ ...place, financialStatus: "pending" }));
  add(28, (place) => shopifyOrder({ ...place, buyer: demoBuyers.weiMing, lines: [{ ...demoItems.basket, quantity: 140 }], shipping: null }));
  const twice = normalOrder({ number: 2999 - 50, at: new Date(now.getTime() - 20 * hour) });
  arrivals.push({ hoursAgo: 20, order: twice }, { hoursAgo: 19, order: duplicateOrder(twice) });
  return arrivals;
}

const address = { street: "14 Jalan Tun Razak", city: "Kuala Lumpur", postcode: "50400", state: "Kuala Lumpur", stateCode: "KUL" };
const others = [
  { id: 7_810_000_000_103, firstName: "Rosli", lastName: "bin Ahmad", company: "Kedai Serbaneka Maju", email: "maju@example.com", phone: "+60120000103", ...address },
  { id: 7_810_000_000_104, firstName: "Grace", lastName: "Lee", company: "Prima Gifts Enterprise", email: "prima@example.com", phone: "+60120000104", ...address },
  { id: 7_810_000_000_105, firstName: "Sari", lastName: "binti Hassan", email: "sari@example.com", phone: "+60120000105", ...address },
] as const;
/** The regulars, one after the other. */
const buyers = [demoBuyers.aisyah, demoBuyers.weiMing, ...others];

const newcomers = [
  { id: 7_810_000_000_201, firstName: "Kumar", lastName: "Raju", email: "kumar@example.com", phone: "+60120000201", street: "3 Jalan Gasing", city: "Petaling Jaya", postcode: "46000", state: "Selangor", stateCode: "SGR" },
  { id: 7_810_000_000_202, firstName: "Hui Min", lastName: "Lim", email: "huimin@example.com", phone: "+60120000202", street: "21 Jalan Wong Ah Fook", city: "Johor Bahru", postcode: "80000", state: "Johor", stateCode: "JHR" },
  { id: 7_810_000_000_203, firstName: "Maju", lastName: "Serbaneka", email: "maju.serbaneka@example.com", phone: "+60120000103", street: "9 Jalan Bukit Bintang", city: "Kuala Lumpur", postcode: "55100", state: "Kuala Lumpur", stateCode: "KUL" },
] as const;

/** What the warehouse ERP sends: its own documents, in Holdpoint's own words. */
function erpDocuments(now: Date): Arrival[] {
  const date = (hoursAgo: number) => new Date(now.getTime() - hoursAgo * hour + 8 * hour).toISOString().slice(0, 10);
  const hamper = aLine({ id: "1", sku: "KR-GIFT-A", itemCode: null, description: "Gift Hamper A", quantity: "3", unitPrice: "168.00", amount: "504.00" });
  const document = (number: string, hoursAgo: number, over: Parameters<typeof aDocument>[0]) =>
    aDocument({ number, date: date(hoursAgo), customer: { code: "300-K001", name: "Kedai Serbaneka Maju" }, lines: [hamper], total: "504.00", ...over });
  const record = (externalId: string, kind: string, hoursAgo: number, over: Parameters<typeof aDocument>[0] = {}) => ({
    hoursAgo,
    order: { records: [{ externalId, kind, document: { ...document(externalId, hoursAgo, over), deliveryDecision: undefined } }] },
  });
  return [
    record("ERP-INV-0411", "invoice", 25),
    record("ERP-INV-0412", "invoice", 24, { customer: { code: "300-P001", name: "Prima Gifts Enterprise" } }),
    record("ERP-INV-0413", "invoice", 23, { customer: { code: "300-Z404", name: "Zaman Trading" } }),
    record("ERP-SO-0099", "sales_order", 10, { isPaid: false }),
  ];
}

async function send(ctx: Context, sourceId: string, message: object, topic: string): Promise<string> {
  const body = new Uint8Array(Buffer.from(JSON.stringify(message)));
  const headers = { "content-type": "application/json" };
  const received = await receiveDelivery(ctx, { sourceId, key: null, topic, contentType: "application/json", headers, body }, { thenRead: false });
  if (!received.ok) throw new Error(`a demo message was not taken: ${received.error.code}`);
  return received.value.deliveryId;
}

/** Finance has been at work: the oldest ready ones are approved, and the worker will post them. The samples are left to whoever tries them. */
async function approveSome(ctx: Context, except: readonly string[]): Promise<void> {
  const ready = await ctx.db.record.findMany({
    where: { companyId: ctx.company, state: "ready", total: { lt: 1000 }, deliveryId: { notIn: [...except] } },
    orderBy: { receivedAt: "asc" },
    take: 4,
    select: { id: true, revision: true },
  });
  for (const { id, revision } of ready) await approveRecord(ctx, { recordId: id, revision });
}
