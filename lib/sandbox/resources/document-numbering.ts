import { badRequest, notExistsMessage } from "#lib/sandbox/refusal.ts";
import type { Call } from "#lib/sandbox/resource.ts";
import { filledText } from "#lib/sandbox/values.ts";
import type { Values } from "#lib/sandbox/values.ts";
import type { DocumentSpec } from "./document-spec.ts";

/** `I-<000000>` and 214 -> `I-000214`. */
export function formatNumber(format: string, number: number): string {
  return format.replace(/<(0+)>/, (_placeholder, zeros: string) => String(number).padStart(zeros.length, "0"));
}

/**
 * The number a new document gets: its own if it brings one, else the next of the named format, else of the default
 * format. Refuses a number that exists, automatic ones included: AutoCount's running number does not look for gaps.
 */
export function assignNumber(call: Call, spec: DocumentSpec, master: Values): string {
  const own = filledText(master, "docNo")?.trim();
  const docNo = own ?? nextOfFormat(call, spec, master);
  if (call.store.findDocument(call.book, spec.path, docNo)) throw badRequest(`Duplicate document number: ${docNo}`);
  return docNo;
}

function nextOfFormat(call: Call, spec: DocumentSpec, master: Values): string {
  const name = filledText(master, "docNoFormatName");
  // A payment says itself of which type it is.
  const docType = filledText(master, "docType") ?? spec.docType;
  const ofType = call.book.settings.docNoFormats.filter((format) => format.docType === docType);
  const format = name === null ? ofType.find((known) => known.isDefault) : ofType.find((known) => known.name === name);
  if (!format) {
    throw badRequest(name === null ? "DocNo is required." : notExistsMessage("docNoFormatName", "DocNoFormat", name));
  }
  const number = call.store.nextNumberOf(call.book, docType, format.name);
  if (format.maxNumber > 0 && number > format.maxNumber) throw badRequest(`Document number format '${format.name}' is used up.`);
  call.store.advanceNumber(call.book, docType, format.name);
  return formatNumber(format.format, number);
}
