import { z } from "zod";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { CloudResource } from "./cloud/taken-messages.ts";
import { webApiDocuments } from "./webapi/documents.ts";

/** What stands in a link for what is put there of each document. */
export const linkParts = ["docNo", "docKey", "kind", "book"] as const;
type LinkPart = (typeof linkParts)[number];

/**
 * Where a person sees one document of the book in a browser: an address with `{docNo}` or `{docKey}` in it, and `{kind}` and
 * `{book}` where it needs them. No product's API tells such an address. The one that is known is the Cloud's report viewer,
 * which asks for a key of the book that no call gives (cloud-api 5), so a person copies it from there once.
 */
export const documentLink = z
  .string()
  .trim()
  .max(1000, "has at most 1000 characters")
  .superRefine((template, issue) => {
    const wrong = whatIsWrong(template);
    if (wrong !== null) issue.addIssue({ code: "custom", message: wrong });
  });

function whatIsWrong(template: string): string | null {
  const placed = [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? "");
  const unknown = placed.find((name) => !(linkParts as readonly string[]).includes(name));
  if (unknown !== undefined) return `knows {docNo}, {docKey}, {kind} and {book}, and not {${unknown}}`;
  if (!placed.includes("docNo") && !placed.includes("docKey")) return "must hold {docNo} or {docKey}, or every document would have the same link";
  const [one, other] = [fill(template, () => "a"), fill(template, () => "b")];
  if (!URL.canParse(one) || !URL.canParse(other)) return "must be a web address such as https://example.com/invoice?docKey={docKey}";
  const [first, second] = [new URL(one), new URL(other)];
  if (first.protocol !== "https:") return "must begin with https://";
  if (first.username !== "" || first.password !== "") return "must not hold a name or password";
  return first.origin === second.origin ? null : "must name its server itself: only what comes after it may differ";
}

/** What is known of a document in the book. */
export type Booked = { kind: Kind; docNo: string; docKey: string | null };

/** The link to a document; null where the template needs its key and that is not known. Pure. */
export function fillDocumentLink(template: string, { docNo, docKey, word, book }: Omit<Booked, "kind"> & { word: string; book: string }): string | null {
  const parts: Readonly<Record<LinkPart, string | null>> = { docNo, docKey, kind: word, book };
  if (linkParts.some((part) => parts[part] === null && template.includes(`{${part}}`))) return null;
  return fill(template, (part) => encodeURIComponent(parts[part as LinkPart] ?? ""));
}

function fill(template: string, of: (part: string) => string): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, part: string) => of(part));
}

/** What AutoCount Cloud calls the documents that stand under a number (cloud-api 5). */
const cloudDocuments: Readonly<Partial<Record<Kind, CloudResource>>> = {
  invoice: "invoice", credit_note: "creditNote", sales_order: "quotation", purchase_order: "purchaseOrder", stock_adjustment: "stockAdjustment", stock_transfer: "stockTransfer", payment: "payment",
};

/** AutoCount's own word for a kind of document; null for what stands under a code, not a number. */
export function documentWord(product: "cloud" | "webapi", kind: Kind): string | null {
  const words: Readonly<Partial<Record<Kind, string>>> = product === "cloud" ? cloudDocuments : webApiDocuments;
  return words[kind] ?? null;
}
