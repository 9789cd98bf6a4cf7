import { stringify } from "lossless-json";
import { isAmong, type Kind, kindLabels, salesKinds } from "#lib/canonical/kinds.ts";
import type { Ask, ChannelAdapter, ReadDocument, RefusedRecord } from "../channel.ts";
import { type Complaint, parseSent } from "../explain-issue.ts";
import { decodeText, isJsonObject, isTokenObject, parseTokens, toJson } from "../read-json.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { readNativeDocument } from "./complete-document.ts";
import { nativeRecord } from "./document-schema.ts";

/** How many records one call may hold; a larger batch would hold a connection and its memory for too long. */
export const mostRecords = 1000;

export type RecordOutcome =
  | ({ outcome: "document" } & ReadDocument)
  | ({ outcome: "refused" } & RefusedRecord)
  /** A payload that names something and says nothing of it: its channel is asked for it. */
  | { outcome: "bell"; index: number; externalId: string | null; why: string; asks: Ask[] }
  /** A payload that its channel reads and finds nothing to book in. */
  | { outcome: "ignored"; index: number; externalId: string | null; why: string };

export type BatchToRead = {
  body: Uint8Array;
  contentType: string;
  /** The channel of the source, which reads `payload`; null or the native one where it has no format of its own. */
  channel: ChannelAdapter | null;
  /** ISO 8601. */
  receivedAt: string;
};

/**
 * Reads the body of `POST /api/v1/intake`: `{"records": [...]}`, a single record, or NDJSON with one record a line. Every
 * record gets its own outcome, in order; a bad one never refuses its neighbours. Refuses the call as a whole, with a
 * sentence, only where no records can be told apart or there are none or more than 1,000.
 */
export function readBatch({ body, contentType, channel, receivedAt }: BatchToRead): Result<RecordOutcome[], string> {
  const text = decodeText(body);
  if (!text.ok) return text;
  const records = isNdjson(contentType) ? splitLines(text.value) : splitList(text.value);
  if (!records.ok) return records;
  if (records.value.length === 0) return err("The message holds no records.");
  if (records.value.length > mostRecords) {
    return err(`The message holds ${records.value.length} records. Send at most ${mostRecords} at a time.`);
  }
  return ok(records.value.map((record, index) => (record.ok ? readRecord(record.value, index, channel, receivedAt) : refuse(index, null, record.error))));
}

export function isNdjson(contentType: string): boolean {
  return /^\s*application\/(x-ndjson|ndjson|jsonl|x-jsonlines|jsonlines)\b/i.test(contentType);
}

/** A record still holds its number tokens (LosslessNumber): a payload is handed to its channel as it was written. */
type Split = Result<unknown, Complaint>[];

function splitLines(text: string): Result<Split, string> {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  // Counted before anything is parsed.
  if (lines.length > mostRecords) return err(`The message holds ${lines.length} records. Send at most ${mostRecords} at a time.`);
  return ok(
    lines.map((line) => {
      const parsed = parseTokens(line);
      return parsed.ok ? parsed : err({ sentence: parsed.error.replace(/^The message/, "The line"), path: null });
    }),
  );
}

function splitList(text: string): Result<Split, string> {
  const parsed = parseTokens(text);
  if (!parsed.ok) {
    const isLines = /^\s*\{.*\}\s*\r?\n\s*\{/.test(text);
    return isLines ? err("The message holds one record a line: send it with Content-Type: application/x-ndjson.") : parsed;
  }
  const message = parsed.value;
  if (!isTokenObject(message)) return err('The message must be an object: {"records": [...]}.');
  if (Array.isArray(message.records)) return ok(message.records.map((record: unknown) => ok(record)));
  if (message.document !== undefined || message.payload !== undefined) return ok([ok(message)]);
  return err('The message has no list of records: send {"records": [{"externalId", "kind", "document"}]}.');
}

function readRecord(tokens: unknown, index: number, channel: ChannelAdapter | null, receivedAt: string): RecordOutcome {
  const json = toJson(tokens);
  if (!json.ok) return refuse(index, null, { sentence: json.error, path: null });
  if (!isTokenObject(tokens) || !isJsonObject(json.value)) return refuse(index, null, { sentence: "The record must be an object.", path: null });
  const said = typeof json.value.externalId === "string" ? json.value.externalId : null;

  const record = parseSent(nativeRecord, json.value);
  if (!record.ok) return refuse(index, said, record.error);
  const { externalId, kind = null, document, payload } = record.value;
  if ((document == null) === (payload == null)) {
    return refuse(index, said, { sentence: "The record must have either a document or a payload.", path: null });
  }
  if (payload != null) {
    return readPayload(tokens.payload, { index, externalId: externalId ?? null, kind }, channel, receivedAt);
  }
  if (externalId === undefined) return refuse(index, null, { sentence: "externalId is missing.", path: "externalId" });

  const content = readNativeDocument(kind, json.value.document ?? null, { externalId, receivedAt });
  if (!content.ok) return refuse(index, externalId, content.error);
  return { outcome: "document", ...content.value, index, externalId, sourceVersion: null };
}

/** The channel's own format. The sender's externalId and kind stand where given: it is how the sender will ask again. */
function readPayload(
  payload: unknown,
  given: { index: number; externalId: string | null; kind: Kind | null },
  channel: ChannelAdapter | null,
  receivedAt: string,
): RecordOutcome {
  const { index, externalId } = given;
  if (!channel || channel.id === "native") {
    return refuse(index, externalId, { sentence: "This source has no format of its own: send a document instead of a payload.", path: "payload" });
  }
  const written = stringify(payload) ?? "null";
  const outcome = channel.read({ topic: null, headers: {}, body: new TextEncoder().encode(written), receivedAt });
  if (outcome.kind === "ignored") return { outcome: "ignored", index, externalId: externalId ?? outcome.about, why: outcome.reason };
  if (outcome.kind === "bell") return { outcome: "bell", index, externalId: externalId ?? outcome.about, why: outcome.reason, asks: outcome.asks };
  if (outcome.kind === "unreadable") return refuse(index, externalId ?? outcome.about, { sentence: outcome.reason, path: "payload" });
  const [read, ...more] = outcome.documents;
  if (!read || more.length > 0) return refuse(index, externalId, { sentence: "The payload must hold exactly one record.", path: "payload" });
  const record = { ...read, outcome: "document" as const, index, externalId: externalId ?? read.externalId };
  if (given.kind === null || given.kind === record.kind) return record;
  // Which of its sales an order becomes is the sender's to say; that a refund is an invoice is not.
  if (record.kind === null && isAmong(salesKinds, given.kind)) return { ...record, kind: given.kind };
  const found = record.kind === null ? "an order" : `of the kind "${kindLabels[record.kind]}"`;
  return refuse(index, externalId, { sentence: `The payload is ${found}, not of the kind "${kindLabels[given.kind]}".`, path: "kind" });
}

function refuse(index: number, externalId: string | null, { sentence, path }: Complaint): RecordOutcome {
  return { outcome: "refused", index, externalId, why: sentence, path };
}
