import type { RetryPreview } from "#lib/review/preview-retry.ts";
import { ChangesTable } from "./changes-table.tsx";

/** The fields in which a document and today's reading of its message differ. */
export function RetryChanges({ other: { changes, left } }: { other: Extract<RetryPreview, { as: "other" }> }) {
  return (
    <>
      <ChangesTable changes={changes} caption="As it stands, and as read with today's mapping" />
      {left > 0 && <p className="mt-1 text-xs text-muted-foreground">And {left} more.</p>}
    </>
  );
}
