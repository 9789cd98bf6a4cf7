import { channelIds, type ChannelAdapter, type ChannelId } from "./channel.ts";
import { easystoreChannel } from "./easystore/adapter.ts";
import { lazadaChannel } from "./lazada/adapter.ts";
import { nativeChannel } from "./native/adapter.ts";
import { odooChannel } from "./odoo/adapter.ts";
import { shopeeChannel } from "./shopee/adapter.ts";
import { shopifyChannel } from "./shopify/adapter.ts";
import { sitegiantChannel } from "./sitegiant/adapter.ts";
import { storehubChannel } from "./storehub/adapter.ts";
import { tiktokShopChannel } from "./tiktok-shop/adapter.ts";
import { woocommerceChannel } from "./woocommerce/adapter.ts";

const adapters: Readonly<globalThis.Record<ChannelId, ChannelAdapter>> = {
  native: nativeChannel,
  shopify: shopifyChannel,
  woocommerce: woocommerceChannel,
  easystore: easystoreChannel,
  shopee: shopeeChannel,
  lazada: lazadaChannel,
  "tiktok-shop": tiktokShopChannel,
  odoo: odooChannel,
  storehub: storehubChannel,
  sitegiant: sitegiantChannel,
};

export const channels: readonly ChannelAdapter[] = channelIds.map((id) => adapters[id]);

/** The adapter of a channel id as stored with the source; null where this version of Holdpoint does not know it. */
export function findChannel(id: string): ChannelAdapter | null {
  return channels.find((channel) => channel.id === id) ?? null;
}
