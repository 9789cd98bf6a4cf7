import type { OrderKind, Trigger } from "#lib/canonical/kinds.ts";
import { channelIds, type ChannelId } from "#lib/channels/channel.ts";

/** What a channel's orders wait for, where that is not the payment: an Odoo order does not say whether it was paid. */
const otherTriggers: Partial<Record<ChannelId, Trigger>> = { native: "billing", odoo: "order_confirmation" };

/** How a channel's orders become documents where nothing else is said: paid orders of a shop, and bills of an ERP. */
export const usualFlow = Object.fromEntries(
  channelIds.map((id) => [id, { kind: "invoice", trigger: otherTriggers[id] ?? "payment" }]),
) as Readonly<Record<ChannelId, { kind: OrderKind; trigger: Trigger }>>;

/** Channels of which no call can be proven: an integrator sends with a token, or Holdpoint itself asks. */
const unsigned: readonly string[] = ["native", "odoo", "storehub", "sitegiant"];

/** Whether the channel signs what it sends, so that its sources have a secret. */
export function signsWebhooks(channel: ChannelId): boolean {
  return !unsigned.includes(channel);
}
