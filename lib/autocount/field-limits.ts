/** How long a text of a document may be. `path` is the document's: `lines[].description` means each line's. */
export type FieldLimit = { path: string; max: number; label: string };

/** A text that is too long, by its exact path (`lines[2].description`). */
export type TooLong = { path: string; length: number; limit: FieldLimit };

/**
 * What AutoCount Cloud takes of an invoice's texts (cloud-api 11). A longer one is held, never cut: a cut name or address
 * is a wrong one, and nobody would know. The order's own number goes to `remark1`, its reference to each line's PO number.
 */
export const cloudFieldLimits: readonly FieldLimit[] = [
  { path: "number", max: 40, label: "Number" },
  { path: "reference", max: 50, label: "Reference" },
  { path: "description", max: 80, label: "Description" },
  { path: "customer.code", max: 12, label: "Customer code" },
  { path: "customer.name", max: 100, label: "Customer name" },
  { path: "customer.email", max: 255, label: "Customer e-mail" },
  { path: "customer.phone", max: 25, label: "Customer phone" },
  { path: "customer.address", max: 200, label: "Customer address" },
  { path: "lines[].itemCode", max: 20, label: "Item code" },
  { path: "lines[].description", max: 100, label: "Line description" },
  { path: "lines[].uom", max: 8, label: "UOM" },
];

/** The same for a new debtor (cloud-api 19). */
export const debtorFieldLimits: readonly FieldLimit[] = [
  { path: "code", max: 12, label: "Customer code" },
  { path: "name", max: 100, label: "Customer name" },
  { path: "registerNo", max: 25, label: "Registration number" },
  { path: "email", max: 255, label: "E-mail" },
  { path: "phone", max: 25, label: "Phone" },
  { path: "address", max: 200, label: "Address" },
  { path: "postcode", max: 10, label: "Postcode" },
];

/** The same for a new product (cloud-api 21); on-premise item codes may be longer. */
export const productFieldLimits: readonly FieldLimit[] = [
  { path: "code", max: 20, label: "Item code" },
  { path: "name", max: 100, label: "Item name" },
  { path: "uom", max: 8, label: "UOM" },
  { path: "barcode", max: 30, label: "Barcode" },
  { path: "classification", max: 5, label: "Classification" },
];

/** Every text of `document` that is longer than its limit. */
export function findTooLong(document: unknown, limits: readonly FieldLimit[]): TooLong[] {
  return limits.flatMap((limit) =>
    textsAt(document, limit.path.split("."), "")
      .filter(({ text }) => text.length > limit.max)
      .map(({ path, text }) => ({ path, length: text.length, limit })),
  );
}

function textsAt(value: unknown, steps: readonly string[], path: string): { path: string; text: string }[] {
  const [step, ...rest] = steps;
  if (step === undefined) return typeof value === "string" ? [{ path, text: value }] : [];
  const name = step.replace("[]", "");
  const member = memberOf(value, name);
  const here = path === "" ? name : `${path}.${name}`;
  if (!step.endsWith("[]")) return textsAt(member, rest, here);
  return Array.isArray(member) ? member.flatMap((element, index) => textsAt(element, rest, `${here}[${index}]`)) : [];
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
}
