import { kindLabels, type Kind, type OrderKind, type Trigger } from "#lib/canonical/kinds.ts";
import type { ChannelId } from "#lib/channels/channel.ts";
import type { SourceFlow } from "./source-flow.ts";

/** The moment at which a flow makes its document, as people name it. */
export const triggerLabels: Readonly<Record<Trigger, string>> = {
  order_confirmation: "Order confirmation",
  payment: "Payment",
  approval: "Approval",
  picking: "Picking",
  delivery: "Delivery",
  billing: "Billing",
};

const until: Readonly<Record<Exclude<Trigger, "order_confirmation">, string>> = {
  payment: "it is paid",
  approval: "it is approved at the source",
  picking: "it is picked",
  delivery: "something of it is delivered",
  billing: "it is billed at the source",
};

const articles: Readonly<Record<OrderKind, string>> = { sales_order: "a sales order", invoice: "an invoice", delivery_order: "a delivery order" };

/** "An order waits until it is paid, then becomes an invoice." */
export function flowSentence({ kind, trigger }: SourceFlow): string {
  if (trigger === "order_confirmation") return `An order becomes ${articles[kind]} as soon as it arrives.`;
  return `An order waits until ${until[trigger]}, then becomes ${articles[kind]}.`;
}

/** What a company's AutoCount takes. */
export type LedgerTakes = { name: string; takes: readonly Kind[] };

/**
 * Why an order cannot be made this kind where the company's AutoCount takes no such document, as a few words; null where it can,
 * or where no connection is set and nobody knows.
 */
export function whyNotOffered(kind: OrderKind, ledger: LedgerTakes | null): string | null {
  return ledger === null || ledger.takes.includes(kind) ? null : `${ledger.name} takes none`;
}

/**
 * What a person should know before choosing a flow: what the company's AutoCount cannot take, and what this channel never
 * tells. Empty where nothing stands against it. `ledger` is null where no connection is set.
 */
export function flowWarnings({ kind, trigger }: SourceFlow, channel: { id: ChannelId; title: string }, ledger: LedgerTakes | null): string[] {
  const warnings: string[] = [];
  if (ledger === null) warnings.push("The company has no connection to AutoCount yet, so nobody knows yet whether it takes this kind of document.");
  else if (!ledger.takes.includes(kind)) {
    const plural = `${kindLabels[kind].toLowerCase()}s`;
    warnings.push(
      kind === "sales_order" && ledger.takes.includes("invoice")
        ? `${ledger.name} takes no ${plural}: an order is booked as its invoice, and waits until it is billed. Choose invoice to decide when that is.`
        : `${ledger.name} takes no ${plural}: each will be held, to be booked by hand.`,
    );
  }
  if (!tellsOf(channel.id, trigger)) warnings.push(`${channel.title} does not tell of ${triggerLabels[trigger].toLowerCase()}: every order waits until somebody releases it by hand.`);
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
