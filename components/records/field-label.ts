import type { Messages } from "next-intl";
import type { Translate } from "#messages/translate.ts";

type Texts = Messages["records"]["fieldLabel"];

/** What people call a field of a document: "lines.2.quantity" is "Line 3, quantity". */
export function fieldLabel(t: Translate, path: string): string {
  const line = /^lines\.(\d+)(?:\.(.+))?$/.exec(path);
  if (line !== null) {
    const number = Number(line[1]) + 1;
    return line[2] === undefined ? t("records.fieldLabel.line", { line: number }) : t("records.fieldLabel.lineField", { line: number, field: lineFieldLabel(t, line[2]) });
  }
  const [head = "", ...rest] = path.split(".");
  // "customer.email" is an e-mail; which party's, the place on the screen says.
  if (head === "references" && rest[1] === "eInvoiceId") return t("records.fieldLabel.originalEInvoice");
  if (head === "references" && rest[1] === "number") return t("records.fieldLabel.originalNumber");
  const own = head === "customer" || head === "supplier" ? ofDocument(t, rest.join(".")) : undefined;
  return ofDocument(t, path) ?? own ?? ofDocument(t, head) ?? path;
}

/** The label of "customer.code" stands under "customerCode". */
function ofDocument(t: Translate, path: string): string | undefined {
  if (!/^\w+(\.\w+)*$/.test(path)) return undefined;
  const name = path.replaceAll(/\.(\w)/g, (_, letter: string) => letter.toUpperCase()) as keyof Texts["fields"];
  return t.has(`records.fieldLabel.fields.${name}`) ? t(`records.fieldLabel.fields.${name}`) : undefined;
}

/** What people call a field of a line, inside a sentence. */
export function lineFieldLabel(t: Translate, path: string): string {
  const name = path as keyof Texts["lineFields"];
  return /^\w+$/.test(path) && t.has(`records.fieldLabel.lineFields.${name}`) ? t(`records.fieldLabel.lineFields.${name}`) : path;
}

/** The same with a small letter, for the middle of a sentence. */
export function fieldInSentence(t: Translate, path: string): string {
  const label = fieldLabel(t, path);
  return /^[A-Z][a-z]/.test(label) ? label[0]?.toLowerCase() + label.slice(1) : label;
}

/** A code that stands in documents, in words; the code itself where there are none. */
export function codeText(t: Translate, code: string): string {
  const known = code as keyof Texts["codes"];
  return /^[a-z-]+$/.test(code) && t.has(`records.fieldLabel.codes.${known}`) ? t(`records.fieldLabel.codes.${known}`) : code;
}

/** The value of a field for reading in a list of changes. */
export function valueText(t: Translate, value: unknown): string {
  if (value === null || value === undefined || value === "") return t("records.fieldLabel.values.empty");
  if (typeof value === "boolean") return value ? t("records.fieldLabel.values.yes") : t("records.fieldLabel.values.no");
  if (typeof value === "string") return codeText(t, value);
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.length === 0 ? t("records.fieldLabel.values.none") : t("records.fieldLabel.values.entries", { count: value.length });
  const { description, quantity, name, amount } = value as { [key: string]: unknown };
  const parts = [quantity === undefined ? null : `${valueText(t, quantity)} ×`, description ?? name, amount].filter((part) => part !== null && part !== undefined);
  return parts.length > 0 ? parts.map(String).join(" ") : JSON.stringify(value);
}
