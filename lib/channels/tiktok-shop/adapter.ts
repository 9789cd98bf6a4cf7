import { type ChannelAdapter, type ReadOutcome, unreadable } from "../channel.ts";
import { isJsonObject, readJson } from "../read-json.ts";
import { tiktokShopPull } from "./pull.ts";
import { readMessage } from "./read-message.ts";
import { deliveryKeyOf, isSignedByTikTokShop, topicOf } from "./signature.ts";

/** TikTok Shop's webhooks, and what its API answers (202309). Facts: facts.md beside this file; partner.tiktokshop.com/docv2. */
export const tiktokShopChannel: ChannelAdapter = {
  id: "tiktok-shop",
  title: "TikTok Shop",
  verify: isSignedByTikTokShop,
  deliveryKey: deliveryKeyOf,
  topic: topicOf,
  answersEmpty: true,
  pull: tiktokShopPull,

  read({ body }): ReadOutcome {
    const json = readJson(body);
    if (!json.ok) return unreadable(json.error);
    if (!isJsonObject(json.value)) return unreadable("The message is not of TikTok Shop's: it is not a JSON object.");
    return readMessage(json.value);
  },
};
