import type { OverrideStep } from "#lib/mapping/override.ts";
import type { Translate } from "#messages/translate.ts";
import { transformText } from "./transform-words.ts";

/** Where the value of a step comes from, for whoever edits it. */
export type StepOrigin = "message" | "document" | "constant";

export function originOf({ from, transforms }: Pick<OverrideStep, "from" | "transforms">): StepOrigin {
  if (from.length === 0 && transforms.some(({ use }) => use === "constant")) return "constant";
  return from[0]?.startsWith("@") ? "document" : "message";
}

/** The constant of a step that has one. */
export function constantOf({ transforms }: Pick<OverrideStep, "transforms">): string {
  const constant = transforms.find(({ use }) => use === "constant");
  return constant?.use === "constant" ? constant.value : "";
}

/** A step in a line: "reference ← $.po_number, take a part (-; 1), where empty". */
export function stepText(t: Translate, step: OverrideStep): string {
  const origin = originOf(step) === "constant" ? `“${constantOf(step)}”` : step.from.join(" + ");
  const done = step.transforms.filter(({ use }) => use !== "constant").map((one) => transformText(t, one));
  return [`${step.to} ← ${origin}`, ...done, ...(step.when === "empty" ? [t("sources.stepWords.onlyWhereEmpty")] : [])].join(", ");
}
