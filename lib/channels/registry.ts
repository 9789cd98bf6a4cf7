import { channelIds, type ChannelAdapter, type ChannelId } from "./channel.ts";
import { easystoreChannel } from "./easystore/adapter.ts";
import { nativeChannel } from "./native/adapter.ts";
import { shopifyChannel } from "./shopify/adapter.ts";
import { woocommerceChannel } from "./woocommerce/adapter.ts";

const adapters: Readonly<globalThis.Record<ChannelId, ChannelAdapter>> = {
  native: nativeChannel,
  shopify: shopifyChannel,
  woocommerce: woocommerceChannel,
  easystore: easystoreChannel,
};

export const channels: readonly ChannelAdapter[] = channelIds.map((id) => adapters[id]);

/** The adapter of a channel id as stored with the source; null where this version of Holdpoint does not know it. */
export function findChannel(id: string): ChannelAdapter | null {
  return channels.find((channel) => channel.id === id) ?? null;
}
