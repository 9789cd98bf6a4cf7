import { z } from "zod";
import { kinds } from "#lib/canonical/kinds.ts";
import { placeOf } from "./place-value.ts";
import { fieldMapping, mappingOptions } from "./schema.ts";
import { parseSourcePath } from "./source-path.ts";
import { type Target, targetsOf } from "./targets.ts";

// What a company maps otherwise than a source's adapter does. The adapter reads the message; the steps change the message
// before ("$.currency") or the document after ("customer.name").

/** Where a step may write in a document: what a mapping can fill, but for what only a file's mapping works out. */
export const overrideTargets: readonly Target[] = [...new Map(kinds.flatMap((kind) => targetsOf(kind).map((target) => [target.path, target] as const))).values()].filter(
  ({ path }) => path !== "discount" && placeOf(path).in !== "charge",
);
const targetPaths = new Set(overrideTargets.map(({ path }) => path));

export const overrideStep = fieldMapping
  .omit({ each: true })
  .extend({
    /** `empty`: only where nothing stands there yet. */
    when: z.enum(["always", "empty"]).default("always"),
  })
  .superRefine(({ to, from, transforms }, issue) => {
    const refuse = (path: string, message: string) => issue.addIssue({ code: "custom", path: [path], message });
    if (writesMessage(to)) {
      const parsed = parseSourcePath(to);
      if (parsed?.root !== "$" || parsed.steps.length === 0) refuse("to", `"${to}" is no path into the message, such as $.customer.name or $.items[].sku`);
      if (from.some((path) => path.startsWith("@"))) refuse("from", "There is no document yet when the message is changed: take the value from the message ($.…)");
    } else if (!targetPaths.has(to)) refuse("to", `"${to}" is no field of a document`);
    for (const path of from) {
      if (!/^[$@][.[]/.test(path) || parseSourcePath(path) === null) refuse("from", `"${path}" is no path such as $.items[].sku (in the message) or @.number (in the document)`);
    }
    if (from.length === 0 && !transforms.some(({ use }) => use === "constant")) refuse("from", "Say where the value comes from, or give it as a constant");
  });
export type OverrideStep = z.output<typeof overrideStep>;

export const mappingOverride = z.object({
  /** Of this format; a later format is another number. */
  format: z.literal(1).default(1),
  steps: z.array(overrideStep).max(100),
  options: mappingOptions.prefault({}),
});
export type MappingOverride = z.output<typeof mappingOverride>;
export type MappingOverrideInput = z.input<typeof mappingOverride>;

/** Whether a step changes the message before it is read, rather than the document after. */
export function writesMessage(to: string): boolean {
  return to.startsWith("$");
}

/** A mapping as it is stored. Throws where it is none: it was checked before it was stored. */
export function storedOverride(body: unknown): MappingOverride {
  return mappingOverride.parse(body);
}
