import type { z } from "zod";
import { fieldLabel } from "#components/records/field-label.ts";
import { documentSchemas } from "#lib/canonical/document-schemas.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import { complaintOf } from "#lib/channels/explain-issue.ts";
import type { Translate } from "#messages/translate.ts";
import { gridOf, headFields, footFields } from "./entry-fields.ts";
import { toDocument, valueOf } from "./entry-values.ts";
import type { FieldValues } from "react-hook-form";

/** What is wrong with a form, by the path of its field, as a sentence. */
export type EntryProblem = { path: string; message: string };

/** Everything that the kind's schema says about what was typed, and what the form itself cannot do without. */
export function findProblems(t: Translate, kind: Kind, values: FieldValues): EntryProblem[] {
  const parsed = documentSchemas[kind].safeParse(toDocument(kind, values), { reportInput: true });
  const complaints = (parsed.error?.issues ?? []).map((issue) => ({
    path: pathOf(kind, issue),
    message: issue.path.join() === gridOf(kind)?.list ? t("entry.entryProblems.noLine") : sentence(t, complaintOf(issue)),
  }));
  const missing = [...headFields(kind), ...footFields(kind)]
    .filter(({ isRequired, path }) => isRequired && String(valueOf(values, path) ?? "").trim() === "")
    .map(({ path }) => ({ path, message: missingText(t, path) }));
  const all = [...missing, ...complaints.filter(({ path }) => !isWorkedOut(path))];
  return all.filter(({ path }, index) => all.findIndex((other) => other.path === path) === index);
}

/** A complaint as it follows the field's name, as a sentence of its own. */
export function sentence(t: Translate, complaint: string): string {
  if (complaint === "is missing" || complaint === "must not be empty") return t("entry.entryProblems.enterIt");
  return t("entry.entryProblems.itIs", { complaint: complaint.replace("must be a decimal number as text, such as \"12.50\", not", "must be a number such as 12.50, not") }).replace(/\.\.$/, ".");
}

function missingText(t: Translate, path: string): string {
  const label = fieldLabel(t, path);
  const word = /^[A-Z][a-z]/.test(label) ? label.toLowerCase() : label;
  if (path === "fromLocation" || path === "toLocation") return path === "fromLocation" ? t("entry.entryProblems.comeFrom") : t("entry.entryProblems.goTo");
  return t("entry.entryProblems.enterThe", { word });
}

function pathOf(kind: Kind, issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join(".");
  // A master's number is its code, item code or name.
  if (path === "number" && !headFields(kind).some((field) => field.path === "number")) return "name";
  const list = gridOf(kind)?.list;
  return path === list ? `${list}.0.${gridOf(kind)?.columns.find((column) => column.type !== "choice")?.name ?? ""}` : path;
}

/** Line amounts, taxes and totals follow from what was typed: what is wrong with them is said there. */
function isWorkedOut(path: string): boolean {
  return /^(tax|total|lines\.\d+\.(amount|tax|id))$/.test(path);
}
