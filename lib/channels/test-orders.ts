import type { ChannelId } from "./channel.ts";
import { sampleOrder as easystore } from "./easystore/sample-order.ts";
import * as lazada from "./lazada/sample-order.ts";
import { sampleOrder as odoo } from "./odoo/sample-order.ts";
import * as shopee from "./shopee/sample-order.ts";
import { sampleOrder as shopify } from "./shopify/sample-order.ts";
import { sampleReceipt } from "./storehub/sample-order.ts";
import * as tiktok from "./tiktok-shop/sample-order.ts";
import { sampleOrder as woocommerce } from "./woocommerce/sample-order.ts";

// The same order in the words of every channel: two units at 12.50, so that a test can go over all of them.

export type OneOrder = {
  at?: Date;
  sku?: string | null;
  price?: string;
  /** A whole number; every channel's own id is made of it. */
  id?: number;
};

/** The bodies of the channels whose orders can be written; SiteGiant's are not known to anybody. */
export type Written = Exclude<ChannelId, "sitegiant">;

const noon = new Date("2026-03-10T04:00:00Z");

export const orderBody: Readonly<globalThis.Record<Written, (order?: OneOrder) => { [field: string]: unknown }>> = {
  native: ({ at = noon, sku = "TEA", price = "12.50", id = 1 } = {}) => ({
    records: [{ externalId: String(id), kind: "invoice", document: { number: `INV-${id}`, date: new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10), currency: "MYR", lines: [{ sku, quantity: "2", unitPrice: price }], total: String(Number(price) * 2) } }],
  }),
  shopify: ({ at = noon, sku = "TEA", price = "12.50", id = 1 } = {}) => shopify({ number: id, at, lines: [{ sku, title: "Tea", price, quantity: 2 }] }),
  woocommerce: ({ at = noon, sku = "TEA", price = "12.50", id = 1 } = {}) => woocommerce({ number: id, at, lines: [{ sku, name: "Tea", price, quantity: "2" }] }),
  easystore: ({ at = noon, sku = "TEA", price = "12.50", id = 1 } = {}) => ({ order: easystore({ number: id, at, lines: [{ sku, name: "Tea", price, quantity: 2 }] }) }),
  shopee: ({ at = noon, sku = "TEA", price = "12.50", id = 1 } = {}) => {
    const order = { sn: `2603${id}`, at, items: [{ itemId: 700, sku: sku ?? "", name: "Tea", price, quantity: 2 }] };
    return { order: shopee.orderAnswer(order), escrow: shopee.escrowAnswer(order), returns: [] };
  },
  lazada: ({ at = noon, sku = "TEA", price = "12.50", id = 1 } = {}) => {
    const unit = { sku, name: "Tea", price };
    const order = { id: `2604${id}`, at, units: [{ ...unit, id: `${id}01` }, { ...unit, id: `${id}02` }] };
    return { order: lazada.orderAnswer(order), items: lazada.itemsAnswer(order), returns: [] };
  },
  "tiktok-shop": ({ at = noon, sku = "TEA", price = "12.50", id = 1 } = {}) => {
    const unit = { sku: sku ?? "", name: "Tea", price };
    return tiktok.ordersAnswer([tiktok.sampleOrder({ id: `5766${id}`, at, units: [{ ...unit, id: `${id}01` }, { ...unit, id: `${id}02` }] })]);
  },
  odoo: ({ at = noon, sku = "TEA", price = "12.50", id = 1 } = {}) => odoo(id, at, [{ code: sku, name: "Tea", price, quantity: "2" }]),
  storehub: ({ at = noon, sku = "TEA", price = "12.50", id = 1 } = {}) => sampleReceipt({ id: `t${id}`, at, items: [{ sku, name: "Tea", price, quantity: "2" }] }),
};

export const writtenChannels = Object.keys(orderBody) as Written[];
