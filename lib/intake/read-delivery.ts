import type { Ask, ChannelAdapter, ReadDocument, RefusedRecord } from "#lib/channels/channel.ts";
import { readBatch } from "#lib/channels/native/read-batch.ts";
import { parseTokens, decodeText, type Json, toJson } from "#lib/channels/read-json.ts";
import { findChannel } from "#lib/channels/registry.ts";
import type { MappingOverride } from "#lib/mapping/override.ts";
import { overrideBatch } from "#lib/mapping/override-batch.ts";
import { overrideDocument } from "#lib/mapping/override-document.ts";
import { overrideMessage, toBytes } from "#lib/mapping/override-message.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { SourceRow } from "#lib/sources/queries.ts";
import { intakeTopic } from "./receive-delivery.ts";
import type { RecordResult, StoredDelivery } from "./store.ts";

/** What a stored message says, before anything is made of it. */
export type Reading =
  | { state: "read"; documents: ReadDocument[]; refused: RefusedRecord[]; ignored: RecordResult[]; asks?: Ask[] }
  /** `asks`: what a bell wants to be pulled; the bell itself has nothing to book. */
  | { state: "unreadable" | "ignored"; problem: string; asks?: readonly Ask[] };

/** A stored message as far as reading it goes. */
export type ToRead = Pick<StoredDelivery, "topic" | "headers" | "body" | "receivedAt">;

/** The source whose words a message is in. */
export type ReadBy = Pick<SourceRow, "channel" | "flowKind"> & { mapping: { body: MappingOverride } | null };

/**
 * Reads one stored message: the channel's adapter, and around it what the source's mapping changes. Pure, so the same
 * message can be read again at any time, or on trial with another mapping.
 */
export function readDelivery(delivery: ToRead, source: ReadBy | undefined): Reading {
  const channel = source ? findChannel(source.channel) : null;
  if (channel === null || source === undefined) return { state: "unreadable", problem: "The source's channel is not known to this version of Holdpoint." };
  return delivery.topic === intakeTopic ? readCall(delivery, channel, source) : readMessage(delivery, channel, source.mapping?.body ?? null);
}

function readCall({ body, headers, receivedAt }: ToRead, channel: ChannelAdapter, { mapping, flowKind }: ReadBy): Reading {
  const contentType = headers["content-type"] ?? "application/json";
  const mapped = mapping && overrideBatch({ body, contentType, isNative: channel.id === "native", usualKind: flowKind }, mapping.body);
  const batch = readBatch({ body: mapped?.body ?? body, contentType, channel, receivedAt: receivedAt.toISOString() });
  if (!batch.ok) return { state: "unreadable", problem: batch.error };
  const reading: Extract<Reading, { state: "read" }> = { state: "read", documents: [], refused: [], ignored: [] };
  for (const record of batch.value) {
    const { index, externalId } = record;
    const problem = mapped?.problems.get(index);
    if (problem !== undefined) reading.refused.push({ index, externalId, why: byMapping(problem), path: null });
    else if (record.outcome === "refused") reading.refused.push(record);
    else if (record.outcome === "ignored" || record.outcome === "bell") {
      reading.ignored.push({ index, externalId, outcome: "accepted", recordId: null, why: record.why });
      if (record.outcome === "bell") (reading.asks ??= []).push(...record.asks);
    }
    else {
      const payload = mapped?.payloads.get(index);
      place(reading, record, mapping && payload !== undefined ? overrideDocument(record, payload, mapping.body) : ok(record));
    }
  }
  return reading;
}

function readMessage({ body, headers, topic, receivedAt }: ToRead, channel: ChannelAdapter, mapping: MappingOverride | null): Reading {
  const changed = mapping === null ? ok({ bytes: body, message: null }) : overrideBody(body, mapping);
  if (!changed.ok) return { state: "unreadable", problem: byMapping(changed.error) };
  const { bytes, message } = changed.value;
  const outcome = channel.read({ topic, headers, body: bytes, receivedAt: receivedAt.toISOString() });
  if (outcome.kind === "bell") return { state: "ignored", problem: outcome.reason, asks: outcome.asks };
  if (outcome.kind !== "documents") return { state: outcome.kind, problem: outcome.reason };
  const reading: Extract<Reading, { state: "read" }> = { state: "read", documents: [], refused: [...outcome.refused], ignored: [] };
  for (const document of outcome.documents) place(reading, document, mapping === null || message === null ? ok(document) : overrideDocument(document, message, mapping));
  return reading;
}

/** What is no JSON is left to the adapter as it came: no step can look into it. */
function overrideBody(body: Uint8Array, mapping: MappingOverride): Result<{ bytes: Uint8Array; message: Json | null }, string> {
  const text = decodeText(body);
  const tokens = text.ok ? parseTokens(text.value) : text;
  const asSent = tokens.ok ? toJson(tokens.value) : tokens;
  if (!tokens.ok || !asSent.ok) return ok({ bytes: body, message: null });
  const problem = overrideMessage(tokens.value, mapping);
  return problem === null ? ok({ bytes: toBytes(tokens.value), message: asSent.value }) : err(problem);
}

function place(reading: Extract<Reading, { state: "read" }>, { index, externalId }: ReadDocument, read: Result<ReadDocument, string>): void {
  if (read.ok) reading.documents.push(read.value);
  else reading.refused.push({ index, externalId, why: byMapping(read.error), path: null });
}

function byMapping(sentence: string): string {
  return `The source's mapping: ${sentence}`;
}
