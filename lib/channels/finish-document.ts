import { salesDocument, type SalesDocument, type SalesDocumentInput } from "#lib/canonical/sales.ts";
import { err, type Result } from "#lib/result.ts";
import { parseSent } from "./explain-issue.ts";
import type { UnmappedList } from "./unmapped.ts";

/**
 * The canonical document of an order that a channel has read, with everything that found no place in it. Refuses, with a
 * sentence about `order` ("This Shopify order"), an order without lines, one with two lines of one id, and whatever does
 * not fit a document.
 */
export function finishDocument(order: string, document: SalesDocumentInput, unmapped: UnmappedList): Result<SalesDocument, string> {
  const { lines } = document;
  if (lines.length === 0) return err(`${order} has no lines: there is nothing to book.`);
  if (new Set(lines.map((line) => line.id)).size < lines.length) return err(`${order} has two lines with the same id.`);
  const canonical = parseSent(salesDocument, { ...document, unmapped: unmapped.entries() }, "document");
  return canonical.ok ? canonical : err(`${order} does not fit a document: ${canonical.error.sentence}`);
}
