import type { DocumentOf } from "#lib/canonical/document.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { SalesDocument } from "#lib/canonical/sales.ts";
import type { ChannelPull } from "./pull.ts";

export const channelIds = ["native", "shopify", "woocommerce", "easystore", "shopee", "lazada", "tiktok-shop", "odoo", "storehub", "sitegiant"] as const;
export type ChannelId = (typeof channelIds)[number];

/** Headers of a delivery, names in lower case (HTTP/2 sends them so; HTTP/1 senders are brought to it at the door). */
export type DeliveryHeaders = Readonly<globalThis.Record<string, string | undefined>>;

export type SignedRequest = {
  headers: DeliveryHeaders;
  /** The bytes as received, before anything parsed or encoded them again. */
  body: Uint8Array;
  /** One secret, or the old and the new one while the sender is rotating them. */
  secret: string | readonly string[];
  /** The address that the sender was told to call, byte for byte, where it signs that too; several where it is not told which. */
  callbackUrl?: string | readonly string[] | null;
  /** Our app's id at the channel, where the sender signs that too; null where it is not known. */
  appKey?: string | null;
};

export type DeliveryToRead = {
  topic: string | null;
  headers: DeliveryHeaders;
  body: Uint8Array;
  /** When Holdpoint got it, ISO 8601. */
  receivedAt: string;
};

/**
 * How one kind of source speaks. Adapters are pure: bytes and time in, documents out; they never ask the network, the
 * clock or the database, so a stored delivery can be read again at any time with the same result.
 */
export type ChannelAdapter = {
  id: ChannelId;
  title: string;
  /** Proves that the holder of the secret made exactly these bytes. Constant time; false for whatever is missing or odd. */
  verify(request: SignedRequest): boolean;
  /** The sender's own id of this delivery, the same on every retry; null where it sends none. */
  deliveryKey(headers: DeliveryHeaders, body: Uint8Array): string | null;
  /** What the message is about, in the sender's words, lower case; null where it does not say. */
  topic(headers: DeliveryHeaders, body: Uint8Array): string | null;
  /**
   * True for the message by which a sender only asks whether somebody is there, often unsigned: it is answered with
   * success and nothing of it is stored. Nothing that could be booked may pass for one.
   */
  isPing?(request: Pick<SignedRequest, "headers" | "body">): boolean;
  /** Reads one delivery. Never throws on bad input: what cannot be read comes back as `unreadable` with a sentence. */
  read(delivery: DeliveryToRead): ReadOutcome;
  /** True where the sender wants its webhooks answered with an empty body. */
  answersEmpty?: true;
  /** What is not known of the channel, in sentences for whoever sets the source up. Nothing of it is guessed. */
  unknowns?: readonly string[];
  /** How Holdpoint asks the channel itself, where its webhooks are only bells or where it sends none. */
  pull?: ChannelPull;
};

export type ReadOutcome =
  | { kind: "documents"; documents: ReadDocument[]; refused: RefusedRecord[] }
  /** Something a person has to look at. `about` is the external id of the record concerned, where the message names one. */
  | { kind: "unreadable"; reason: string; about: string | null }
  /** Nothing to book: a quotation, a privacy request. Kept and shown all the same. */
  | { kind: "ignored"; reason: string; about: string | null }
  /** Something has changed at the source, and the message does not say what: it has to be asked for. */
  | { kind: "bell"; asks: Ask[]; reason: string; about: string | null };

/** One thing to pull from a channel. */
export type Ask = {
  /** In the channel's terms: "order". */
  what: string;
  externalId: string;
  /** The version that the bell tells of, as `sourceVersion` of what is pulled; null where it tells none. */
  version: string | null;
};

/** What a message says: an order, of which the source's flow decides what it becomes, or a document that says its kind itself. */
export type ReadContent = { kind: null; document: SalesDocument } | { [K in Kind]: { kind: K; document: DocumentOf<K> } }[Kind];

/** One record that an adapter has read, before its place in the delivery is known. */
export type ReadRecord = ReadContent & {
  externalId: string;
  /**
   * Orders the messages about one record: compared as text, the greater is the later. Null where the source has no such
   * thing. A retry carries the original body, so an older version may arrive after a newer one.
   */
  sourceVersion: string | null;
};

export type ReadDocument = ReadRecord & {
  /** Position in the delivery, from 0. */
  index: number;
};

/** One record of a batch that could not be read, without harm to its neighbours. */
export type RefusedRecord = {
  index: number;
  externalId: string | null;
  /** A plain sentence that names the field. */
  why: string;
  /** The field, "document.lines[0].quantity"; null where it is the record as a whole. */
  path: string | null;
};

/** A header's text; null where it is missing or blank. */
export function headerOf(headers: DeliveryHeaders, name: string): string | null {
  return headers[name]?.trim() || null;
}

export function unreadable(reason: string, about: string | null = null): ReadOutcome {
  return { kind: "unreadable", reason, about };
}

export function ignored(reason: string, about: string | null = null): ReadOutcome {
  return { kind: "ignored", reason, about };
}
