import type { SalesDocument } from "#lib/canonical/document.ts";
import type { RecordKind } from "#lib/canonical/kinds.ts";
import type { RecordState } from "#lib/canonical/states.ts";

/** A record as verbs work on it. */
export type StoredRecord = {
  id: string;
  sourceId: string;
  kind: RecordKind;
  bookAs: RecordKind;
  externalId: string;
  orderId: string;
  state: RecordState;
  revision: number;
  document: SalesDocument;
  sourceDigest: string;
  sourceVersion: string | null;
  deliveryId: string;
  docNumber: string;
  released: boolean;
  waitsForRest: boolean;
  touched: boolean;
  holds: string[];
  parentId: string | null;
};
