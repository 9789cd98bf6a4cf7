import { documentSchemas } from "#lib/canonical/document-schemas.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import { toQuantity } from "#lib/canonical/money.ts";
import type { ReadDocument } from "#lib/channels/channel.ts";
import { exactAmount } from "#lib/channels/exact-amount.ts";
import { parseSent } from "#lib/channels/explain-issue.ts";
import { isJsonObject, type Json, type JsonObject } from "#lib/channels/read-json.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { FieldValue } from "./convert-value.ts";
import { evaluateField } from "./evaluate-field.ts";
import { entryFor } from "./matching-entry.ts";
import { type MappingOverride, overrideTargets, type OverrideStep, writesMessage } from "./override.ts";
import { placeOf, putValue } from "./place-value.ts";
import { listOf, valuesAt, valuesAtEntry } from "./source-path.ts";

/**
 * A document that an adapter has read, with the steps of its source's mapping applied. A step that finds nothing leaves the
 * field as it was read. Refuses, with a sentence, a value that cannot be read or does not fit the document.
 */
export function overrideDocument(read: ReadDocument, message: Json, mapping: MappingOverride): Result<ReadDocument, string> {
  const steps = mapping.steps.filter(({ to }) => !writesMessage(to));
  if (steps.length === 0) return ok(read);
  const document = structuredClone(read.document) as JsonObject;
  const problem = overrideDraft(document, message, { ...mapping, steps });
  if (problem !== null) return err(problem);
  withoutMapped(document, steps);
  const parsed = parseSent(documentSchemas[read.kind ?? ("invoice" satisfies Kind)], document, "document");
  return parsed.ok ? ok({ ...read, document: parsed.value } as ReadDocument) : err(`With its mapping the record does not fit a document: ${parsed.error.sentence}`);
}

/** Applies steps to a document that may still be incomplete, in place. Returns what went wrong; null where nothing did. */
export function overrideDraft(document: JsonObject, message: Json, { steps, options }: Pick<MappingOverride, "steps" | "options">): string | null {
  for (const step of steps) {
    const place = placeOf(step.to);
    const write = (object: JsonObject, field: string, valuesOf: (path: string) => Json[] | string): string | null => {
      if (step.when === "empty" && !isEmpty(valueIn(object, field))) return null;
      const faults: string[] = [];
      const value = evaluateField({ ...step, each: undefined }, typeOf(step.to), options, (path) => {
        const values = valuesOf(path);
        if (typeof values !== "string") return values;
        faults.push(values);
        return [];
      });
      if (faults.length > 0) return `${step.to}: ${faults[0]}`;
      if (!value.ok) return `${step.to}: ${step.from[0] ?? "the constant"} ${value.error}.`;
      if (value.value === undefined) return null;
      if (typeof value.value === "object") return `${step.to}: a discount by formula cannot be taken here; give it as an amount.`;
      putValue(object, field, inForm(step, value.value));
      return null;
    };
    if (place.in === "charge") continue;
    if (place.in === "document") {
      const problem = write(document, place.path, (path) => valuesAt({ $: message, "@": document }, path));
      if (problem !== null) return problem;
      continue;
    }
    const entries = document[place.list];
    if (!Array.isArray(entries)) continue;
    for (const [index, entry] of entries.entries()) {
      if (!isJsonObject(entry)) continue;
      const problem = write(entry, place.field, (path) => {
        const list = listOf(path);
        if (list === null || list === `@.${place.list}[]`) return valuesAtEntry({ $: message, "@": document }, path, index);
        const sent = valuesAt({ $: message, "@": document }, list);
        const at = entryFor(entry, index, entries, sent);
        if (at === "unclear") return `${list} has ${sent.length} entries and the document ${entries.length}: which belongs to which is not clear.`;
        return at === null ? [] : valuesAtEntry({ $: message, "@": document }, path, at);
      });
      if (problem !== null) return problem;
    }
  }
  return null;
}

function typeOf(to: string) {
  return overrideTargets.find(({ path }) => path === to)?.type ?? "text";
}

const rateOrQuantity = /(quantity|delivered|removed|taxRate|currencyRate)$/;

/** Numbers as documents write them: money with two places at least, quantities and rates without needless zeros. */
function inForm({ to }: OverrideStep, value: Exclude<FieldValue, object>): FieldValue {
  if (typeof value !== "string" || !["number", "discount"].includes(typeOf(to))) return value;
  return rateOrQuantity.test(to) ? toQuantity(value) : exactAmount(value);
}

function valueIn(object: JsonObject, path: string): Json | undefined {
  return path.split(".").reduce<Json | undefined>((here, key) => (isJsonObject(here) && Object.hasOwn(here, key) ? here[key] : undefined), object);
}

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === "";
}

/** What a step has found a place for is no longer content without one. */
function withoutMapped(document: JsonObject, steps: readonly OverrideStep[]): void {
  const placed = new Set(steps.flatMap(({ from }) => from.map((path) => path.replace(/^\$\.?/, ""))));
  if (!Array.isArray(document.unmapped)) return;
  document.unmapped = document.unmapped.filter((entry) => !isJsonObject(entry) || typeof entry.path !== "string" || !placed.has(entry.path.replace(/\[\d+\]/g, "[]")));
}
