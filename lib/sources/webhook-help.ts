import type { ChannelId } from "#lib/channels/channel.ts";

/** What to do at a channel so that it calls this source, in the words of its own screens; nothing where they are not known. */
export const webhookHelp: Readonly<Partial<Record<ChannelId, readonly string[]>>> = {
  shopify: [
    "In the Shopify admin open Settings > Notifications > Webhooks and create a webhook for each event, format JSON: order creation, order update, order payment, order fulfilment, order cancellation, refund create.",
    "Shopify shows the secret that it signs with below the list of webhooks. Replace the secret here with that one.",
  ],
  woocommerce: [
    "In WordPress open WooCommerce > Settings > Advanced > Webhooks and add a webhook for each topic: order created, order updated, order deleted.",
    "Paste the address below as delivery URL and the secret of this source as secret; choose the newest API version.",
  ],
  easystore: ["Webhooks of EasyStore are made through its API or by an app: give the app the address below and the topics order/create, order/update and order/paid.", "It signs with the app's client secret. Replace the secret here with that one."],
};
