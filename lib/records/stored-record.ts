import type { DocumentOf } from "#lib/canonical/document.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { RecordState } from "#lib/canonical/states.ts";

/** A record as verbs work on it. `isOfKind(salesKinds, record)` narrows it to some kinds. */
export type StoredRecord<K extends Kind = Kind> = {
  id: string;
  sourceId: string;
  kind: K;
  bookAs: Kind;
  externalId: string;
  orderId: string;
  state: RecordState;
  revision: number;
  document: DocumentOf<K>;
  sourceDigest: string;
  sourceVersion: string | null;
  deliveryId: string;
  docNumber: string;
  released: boolean;
  waitsForRest: boolean;
  touched: boolean;
  holds: string[];
  /** The part before it, where an order is invoiced in parts; of a credit note, delivery or payment the record it is about. */
  parentId: string | null;
};
