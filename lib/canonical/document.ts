import type { z } from "zod";
import type { documentSchemas } from "./document-schemas.ts";
import { isAmong, type Kind } from "./kinds.ts";

export type DocumentOf<K extends Kind = Kind> = { [kind in Kind]: z.infer<(typeof documentSchemas)[kind]> }[K];
export type DocumentInputOf<K extends Kind = Kind> = { [kind in Kind]: z.input<(typeof documentSchemas)[kind]> }[K];

/** Anything that carries a document and says what it is. */
export type OfKind<K extends Kind = Kind> = { kind: K; document: DocumentOf<K> };

/** Narrows what carries a document to some kinds: `isOfKind(salesKinds, record)`. */
export function isOfKind<K extends Kind, T extends OfKind>(group: readonly K[], carrier: T): carrier is T & OfKind<K> {
  return isAmong(group, carrier.kind);
}
