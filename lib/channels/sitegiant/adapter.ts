import { type ChannelAdapter, ignored, type ReadOutcome, unreadable } from "../channel.ts";
import { isJsonObject, type Json, readJson } from "../read-json.ts";

/**
 * SiteGiant's hub of marketplaces. Facts: facts.md beside this file; sgapidocument.sitegiant.co and the vendor's help pages.
 * Nobody has shown what its messages hold, so none is made a document of: a guessed field would be a guessed amount.
 */
export const sitegiantChannel: ChannelAdapter = {
  id: "sitegiant",
  title: "SiteGiant",
  // Which bytes are signed, and how the digest is written, is not public: no message can be proven, so none is taken.
  verify: () => false,
  deliveryKey: () => null,
  topic: () => null,
  unknowns: [
    "No real message of SiteGiant was found in public, so none of its fields is read yet: a record that is sent in its own format is kept and shown, and waits.",
    "Which bytes SiteGiant signs and how it writes the digest: its webhooks are refused until the vendor has said so and a test vector proves it.",
    "How SiteGiant marks a return: lines with the quantity -1 have been reported.",
    "SiteGiant has its own link to AutoCount. Where it is used, the same order may be posted twice by two products: switch one of them off.",
    "Most of its orders are a marketplace's: the same order may arrive from the marketplace itself as well.",
  ],

  read({ body }): ReadOutcome {
    const json = readJson(body);
    if (!json.ok) return unreadable(json.error);
    if (Array.isArray(json.value) && json.value.length === 0) return ignored("The message is an empty list: there is nothing to book.");
    const about = isJsonObject(json.value) ? textOf(json.value.order_id) ?? textOf(json.value.id) : null;
    return unreadable("What SiteGiant's messages hold is not known to this version of Holdpoint, and no amount is guessed. Send its orders in Holdpoint's own words, or give the vendor's description of the message to whoever runs Holdpoint.", about);
  },
};

function textOf(value: Json | undefined): string | null {
  return typeof value === "string" && value.trim() !== "" && value.length <= 100 ? value.trim() : null;
}
