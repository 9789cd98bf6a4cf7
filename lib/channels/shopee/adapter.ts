import { type ChannelAdapter, type ReadOutcome, unreadable } from "../channel.ts";
import { isJsonObject, readJson } from "../read-json.ts";
import { shopeePull } from "./pull.ts";
import { readMessage } from "./read-message.ts";
import { deliveryKeyOf, isSignedByShopee, topicOf } from "./signature.ts";

/** Shopee's pushes, and what its API answers (version 2). Facts: facts.md beside this file; open.shopee.com/documents. */
export const shopeeChannel: ChannelAdapter = {
  id: "shopee",
  title: "Shopee",
  verify: isSignedByShopee,
  deliveryKey: deliveryKeyOf,
  topic: topicOf,
  answersEmpty: true,
  pull: shopeePull,

  read({ body }): ReadOutcome {
    const json = readJson(body);
    if (!json.ok) return unreadable(json.error);
    if (!isJsonObject(json.value)) return unreadable("The message is not of Shopee's: it is not a JSON object.");
    return readMessage(json.value);
  },
};
