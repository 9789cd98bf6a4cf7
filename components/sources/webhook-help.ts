import type { ChannelId } from "#lib/channels/channel.ts";
import type { Translate } from "#messages/translate.ts";

/** What to do at a channel so that it calls this source, in the words of its own screens; nothing where they are not known. */
export function webhookHelp(t: Translate, channel: ChannelId): string[] {
  if (channel !== "shopify" && channel !== "woocommerce" && channel !== "easystore") return [];
  return [t(`sources.webhookHelp.${channel}.create`), t(`sources.webhookHelp.${channel}.secret`)];
}
