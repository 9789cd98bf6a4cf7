import type { Kind, OrderKind, Trigger } from "#lib/canonical/kinds.ts";
import type { ChannelId } from "#lib/channels/channel.ts";
import type { SourceFlow } from "./source-flow.ts";

/** What a company's AutoCount takes. */
export type LedgerTakes = { name: string; takes: readonly Kind[] };

export function isTaken(kind: OrderKind, ledger: LedgerTakes): boolean {
  return ledger.takes.includes(kind);
}

/** One thing that stands against a flow; `ledger` and `channel` by their names. */
export type FlowWarning =
  | { code: "no-connection" }
  /** Orders are booked as their invoices, once they are billed. */
  | { code: "booked-as-invoice" | "not-taken"; ledger: string; kind: OrderKind }
  | { code: "not-told"; channel: string; trigger: Trigger };

/**
 * What a person should know before choosing a flow: what the company's AutoCount cannot take, and what this channel never
 * tells. Empty where nothing stands against it. `ledger` is null where no connection is set.
 */
export function flowWarnings({ kind, trigger }: SourceFlow, channel: { id: ChannelId; title: string }, ledger: LedgerTakes | null): FlowWarning[] {
  const warnings: FlowWarning[] = [];
  if (ledger === null) warnings.push({ code: "no-connection" });
  else if (!isTaken(kind, ledger)) warnings.push({ code: kind === "sales_order" && isTaken("invoice", ledger) ? "booked-as-invoice" : "not-taken", ledger: ledger.name, kind });
  if (!tellsOf(channel.id, trigger)) warnings.push({ code: "not-told", channel: channel.title, trigger });
  return warnings;
}

// What the adapters find in the messages of their channels, beside the order itself.
const shop: readonly Trigger[] = ["payment", "delivery"];
const marketplace: readonly Trigger[] = [...shop, "picking"];
const told: Readonly<Record<ChannelId, readonly Trigger[]>> = {
  native: ["payment", "approval", "picking", "delivery", "billing"],
  shopify: shop,
  woocommerce: shop,
  easystore: shop,
  shopee: marketplace,
  lazada: marketplace,
  "tiktok-shop": marketplace,
  odoo: ["approval", "delivery", "billing"],
  storehub: shop,
  sitegiant: [],
};

/** Whether messages of the channel ever say that this moment has come. */
export function tellsOf(channel: ChannelId, trigger: Trigger): boolean {
  return trigger === "order_confirmation" || told[channel].includes(trigger);
}
