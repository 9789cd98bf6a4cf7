import type { DocumentOf } from "#lib/canonical/document.ts";

/** A document as it stands in the database: written there by us, through its schema, and nowhere else. */
export function asDocument(stored: unknown): DocumentOf {
  return stored as DocumentOf;
}
