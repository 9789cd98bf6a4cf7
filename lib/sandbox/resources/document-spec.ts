import type { BookSettings } from "#lib/sandbox/books.ts";
import type { Field } from "#lib/sandbox/fields.ts";
import type { MasterRow } from "#lib/sandbox/store.ts";
import type { Values } from "#lib/sandbox/values.ts";
import type { Column } from "#lib/sandbox/view.ts";

/** What the book knows about a line when a field of it is filled automatically. */
export interface LineFacts {
  readonly product: MasterRow | null;
  readonly settings: BookSettings;
}

/** How a header field is filled from the party where a create leaves it out. */
export interface PartyFill {
  readonly field: string;
  /** The party's own field, where it has one for this. */
  readonly from?: string;
  /** What stands where the party has nothing either. */
  readonly otherwise: string | null;
}

/** Header and lines of a document, complete but for the money, and after pricing. */
export interface Draft {
  readonly master: Values;
  readonly lines: readonly Values[];
}

/**
 * One document kind of the API, as a table: a further kind is a further declaration of this, listed in
 * `registry.ts`, and gets create, get, both listings, positional update, void and delete from `document.ts`.
 */
export interface DocumentSpec {
  /** Path segment as the documentation writes it. */
  readonly path: string;
  /** Name of the list in the admin's ledger. */
  readonly ledgerName: string;
  /** Two letters that its number formats carry. */
  readonly docType: string;
  readonly master: readonly Field[];
  readonly detail: readonly Field[];
  /** Who the document is with; null where it is with nobody, as a stock document. */
  readonly party: { readonly field: string; readonly fills: readonly PartyFill[] } | null;
  /** The line fields that `autoFillOption` can fill; null where the book has no default set up. */
  readonly autoFill: Readonly<Record<string, (line: Values, facts: LineFacts) => string | null>>;
  /** Lines that AutoCount drops without a word. */
  isDropped(line: Values): boolean;
  /** Refuses what must hold between the fields, beyond single fields and references. */
  check?(master: Values): void;
  /** Adds the computed money to header and lines; throws a refusal for a formula that cannot be read. */
  price(draft: Draft, settings: BookSettings): Draft;
  readonly masterView: readonly Column[];
  readonly detailView: readonly Column[];
}
