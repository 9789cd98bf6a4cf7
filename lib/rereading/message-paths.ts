import { isJsonObject, type Json, readJson } from "#lib/channels/read-json.ts";
import type { Context } from "#lib/context.ts";
import { intakeTopic } from "#lib/intake/receive-delivery.ts";
import { listForTrial } from "./queries.ts";

/** A place in a source's messages, as a mapping names it, with a value that stands there. */
export type MessagePath = { path: string; sample: string };

const mostPaths = 400;
const looked = 5;

/** What can be taken from the latest messages of a source, in the order in which it stands there. */
export async function listMessagePaths(ctx: Pick<Context, "company">, sourceId: string): Promise<MessagePath[]> {
  const deliveries = await listForTrial(ctx, sourceId, { onlyUnreadable: false, limit: looked });
  const found = new Map<string, string>();
  for (const { topic, body } of deliveries) {
    const json = readJson(body);
    if (json.ok) for (const message of messagesOf(json.value, topic)) collect(message, "$", found);
  }
  return [...found].slice(0, mostPaths).map(([path, sample]) => ({ path, sample }));
}

/** In a call of the intake API each record's document, or payload, is a message by itself. */
function messagesOf(json: Json, topic: string | null): Json[] {
  if (topic !== intakeTopic || !isJsonObject(json)) return [json];
  const records = Array.isArray(json.records) ? json.records : [json];
  return records.filter(isJsonObject).map((record) => record.document ?? record.payload ?? null);
}

/** Paths to texts, numbers and yes/no; a list's entries share one path. */
function collect(value: Json, path: string, found: Map<string, string>): void {
  if (found.size >= mostPaths) return;
  if (Array.isArray(value)) for (const entry of value.slice(0, 20)) collect(entry, `${path}[]`, found);
  else if (isJsonObject(value)) {
    for (const [key, entry] of Object.entries(value)) collect(entry, /^[^.[\]']+$/.test(key) ? `${path}.${key}` : `${path}['${key}']`, found);
  } else if (value !== null && value !== "" && path !== "$" && !found.has(path)) found.set(path, String(value).slice(0, 60));
}
