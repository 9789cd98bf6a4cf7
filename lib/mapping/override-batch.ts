import type { Kind } from "#lib/canonical/kinds.ts";
import { isNdjson } from "#lib/channels/native/read-batch.ts";
import { decodeText, isJsonObject, isTokenObject, type Json, type JsonObject, parseTokens, toJson } from "#lib/channels/read-json.ts";
import { applyMapping } from "./apply-mapping.ts";
import { type MappingOverride, overrideTargets, type OverrideStep, writesMessage } from "./override.ts";
import { overrideDraft } from "./override-document.ts";
import { overrideMessage, toBytes } from "./override-message.ts";

/** What a mapping has made of a batch before it is read. */
export type OverriddenBatch = {
  body: Uint8Array;
  /** By place in the batch: what an adapter reads, so that steps about the document can look into it. */
  payloads: Map<number, Json>;
  /** By place in the batch: why a record could not be mapped. */
  problems: Map<number, string>;
};

type Batch = { body: Uint8Array; contentType: string; /** The source has no format of its own: what it sends as payload is mapped as a whole. */ isNative: boolean; usualKind: Kind };

/**
 * Applies a source's mapping to a call of the intake API. A document is changed as it was sent, before anything is missed
 * in it; a payload in a format that no adapter knows becomes a document by the mapping alone. What is no batch is left for
 * the reader to refuse.
 */
export function overrideBatch({ body, contentType, isNative, usualKind }: Batch, mapping: MappingOverride): OverriddenBatch {
  const done: OverriddenBatch = { body, payloads: new Map(), problems: new Map() };
  const text = decodeText(body);
  if (!text.ok) return done;
  const change = (record: unknown, index: number) => {
    const problem = overrideRecord(record, { isNative, usualKind, mapping, keep: (payload) => done.payloads.set(index, payload) });
    if (problem !== null) done.problems.set(index, problem);
  };
  if (isNdjson(contentType)) {
    const lines = text.value.split(/\r?\n/).filter((line) => line.trim() !== "");
    const changed = lines.map((line, index) => {
      const parsed = parseTokens(line);
      if (!parsed.ok) return line;
      change(parsed.value, index);
      return Buffer.from(toBytes(parsed.value)).toString("utf8");
    });
    return { ...done, body: new TextEncoder().encode(changed.join("\n")) };
  }
  const parsed = parseTokens(text.value);
  if (!parsed.ok || !isTokenObject(parsed.value)) return done;
  const { records } = parsed.value;
  for (const [index, record] of (Array.isArray(records) ? records : [parsed.value]).entries()) change(record, index);
  return { ...done, body: toBytes(parsed.value) };
}

type How = { isNative: boolean; usualKind: Kind; mapping: MappingOverride; keep: (payload: Json) => void };

function overrideRecord(record: unknown, { isNative, usualKind, mapping, keep }: How): string | null {
  if (!isTokenObject(record)) return null;
  const sent = record as { [field: string]: unknown };
  const content = sent.document ?? sent.payload;
  if (!isTokenObject(content)) return null;
  const problem = overrideMessage(content, mapping);
  if (problem !== null) return problem;
  const json = toJson(content);
  if (!json.ok || !isJsonObject(json.value)) return null;
  const steps = mapping.steps.filter(({ to }) => !writesMessage(to));
  if (sent.document != null) {
    const own = steps.filter(({ to }) => to !== "externalId");
    // The steps look at what was sent, also where an earlier step has changed it.
    const asSent = structuredClone(json.value);
    const failed = overrideDraft(json.value, asSent, { ...mapping, steps: own });
    if (failed !== null) return failed;
    dropPlaced(json.value, own);
    sent.document = json.value;
    return null;
  }
  if (!isNative || steps.length === 0) {
    keep(json.value);
    return null;
  }
  const kind = typeof sent.kind === "string" ? (sent.kind as Kind) : usualKind;
  const mapped = applyMapping({ format: 1, kind, groupBy: [], fields: steps, ignored: [], options: mapping.options }, { payload: json.value });
  if (!mapped.ok) return mapped.error.map(({ sentence }) => sentence).join(" ");
  delete sent.payload;
  sent.document = mapped.value.document;
  sent.kind = kind;
  sent.externalId ??= mapped.value.externalId;
  return null;
}

const ownFields = new Set(overrideTargets.map(({ path }) => path.split(/[.[]/)[0]));

/** A field of the sender's own that has found its place is not content without one; a document's own fields stay. */
function dropPlaced(document: JsonObject, steps: readonly OverrideStep[]): void {
  for (const path of steps.flatMap(({ from }) => from)) {
    const name = /^\$\.([^.[\]]+)$/.exec(path)?.[1];
    if (name !== undefined && !ownFields.has(name)) delete document[name];
  }
}
