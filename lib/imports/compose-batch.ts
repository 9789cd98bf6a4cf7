import type { Kind } from "#lib/canonical/kinds.ts";
import type { MappedDocument } from "#lib/mapping/apply-mapping.ts";
import type { Message } from "#lib/intake/receive-delivery.ts";

/** What every delivery of an import says of itself. */
export const importContentType = "application/json";

/** Records as one call of the intake API would bring them. The order is that of the documents. */
export function composeBatch(documents: readonly Pick<MappedDocument, "externalId" | "document">[], kind: Kind | null): Message["body"] {
  const records = documents.map(({ externalId, document }) => ({ externalId, ...(kind === null ? {} : { kind }), document }));
  return new TextEncoder().encode(JSON.stringify({ records }));
}
