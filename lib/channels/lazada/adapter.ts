import { type ChannelAdapter, type ReadOutcome, unreadable } from "../channel.ts";
import { isJsonObject, readJson } from "../read-json.ts";
import { lazadaPull } from "./pull.ts";
import { readMessage } from "./read-message.ts";
import { deliveryKeyOf, isSignedByLazada, topicOf } from "./signature.ts";

/** Lazada's push messages, and what its API answers. Facts: facts.md beside this file; open.lazada.com/apps/doc. */
export const lazadaChannel: ChannelAdapter = {
  id: "lazada",
  title: "Lazada",
  verify: isSignedByLazada,
  deliveryKey: deliveryKeyOf,
  topic: topicOf,
  pull: lazadaPull,

  read({ body }): ReadOutcome {
    const json = readJson(body);
    if (!json.ok) return unreadable(json.error);
    if (!isJsonObject(json.value)) return unreadable("The message is not of Lazada's: it is not a JSON object.");
    return readMessage(json.value);
  },
};
