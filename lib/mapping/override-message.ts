import { isLosslessNumber, stringify } from "lossless-json";
import { isTokenObject, type Json, toJson } from "#lib/channels/read-json.ts";
import { evaluateField } from "./evaluate-field.ts";
import { type MappingOverride, writesMessage } from "./override.ts";
import { listOf, parseSourcePath, type SourcePath, valuesAt, valuesAtEntry } from "./source-path.ts";

/**
 * Applies the steps that change a message before its adapter reads it, in place, to a message whose number tokens are kept.
 * What stays untouched keeps every digit. Returns what went wrong; null where nothing did.
 */
export function overrideMessage(message: unknown, { steps, options }: Pick<MappingOverride, "steps" | "options">): string | null {
  for (const step of steps) {
    if (!writesMessage(step.to)) continue;
    const json = toJson(message);
    if (!json.ok) return json.error;
    const roots = { $: json.value };
    const list = listOf(step.to);
    const count = list === null ? 1 : valuesAt(roots, list).length;
    for (let index = 0; index < count; index += 1) {
      const to = list === null ? step.to : `${list.slice(0, -2)}[${index}]${step.to.slice(list.length)}`;
      if (step.when === "empty" && valuesAt(roots, to).some((value) => value !== null && value !== "")) continue;
      let isUnclear = false;
      const value = evaluateField({ ...step, each: undefined }, "text", options, (path): Json[] => {
        const from = listOf(path);
        if (list === null || from === null) return valuesAt(roots, path);
        if (from !== list && valuesAt(roots, from).length !== count) isUnclear = true;
        return isUnclear ? [] : valuesAtEntry(roots, path, index);
      });
      if (isUnclear) return `${step.to}: its lists are not equally long, so which entry belongs to which is not clear.`;
      if (!value.ok) return `${step.to}: ${step.from[0] ?? "the constant"} ${value.error}.`;
      const path = parseSourcePath(to);
      if (value.value !== undefined && path !== null) setAt(message, path, String(value.value));
    }
  }
  return null;
}

/** The message as bytes again, numbers as they were written. */
export function toBytes(message: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(stringify(message) ?? "null", "utf8"));
}

type Token = { [key: string]: unknown };

/** Writes at a path, making the objects on the way; a list is never made longer. */
function setAt(message: unknown, { steps }: SourcePath, value: string): void {
  let here: unknown = message;
  for (const [place, step] of steps.entries()) {
    const isLast = place === steps.length - 1;
    if (Array.isArray(here) && typeof step === "number" && step < here.length) {
      if (isLast) here[step] = value;
      else here = here[step];
    } else if (isTokenObject(here) && typeof step === "string" && step !== "each-entry") {
      const object = here as Token;
      const next = Object.hasOwn(object, step) ? object[step] : undefined;
      const isHolder = Array.isArray(next) || (isTokenObject(next) && !isLosslessNumber(next));
      // A key "__proto__" stays an ordinary key.
      if (isLast || !isHolder) Object.defineProperty(object, step, { value: isLast ? value : {}, enumerable: true, writable: true, configurable: true });
      here = object[step];
    } else return;
  }
}
