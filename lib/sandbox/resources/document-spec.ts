import type { BookSettings } from "#lib/sandbox/books.ts";
import type { Decimal } from "#lib/sandbox/decimal.ts";
import type { Field } from "#lib/sandbox/fields.ts";
import type { Call } from "#lib/sandbox/resource.ts";
import type { MasterRow } from "#lib/sandbox/store.ts";
import type { Values } from "#lib/sandbox/values.ts";
import type { Column } from "#lib/sandbox/view.ts";

/** What the book knows about a line when a field of it is filled automatically. */
export interface LineFacts {
  readonly product: MasterRow | null;
  readonly settings: BookSettings;
}

export type PartyKind = "debtor" | "creditor";

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

/** Rows beside the lines, such as how a payment was paid. */
export interface DocumentPart {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly view: readonly Column[];
}

/** A change of the stock of one item at one location, while its document stands. */
export interface StockMove {
  readonly stockCode: string;
  readonly location: string;
  readonly qty: Decimal;
}

/** What a debtor owes us more, or a creditor is owed less (positive), in local currency, while its document stands. */
export interface Owing {
  readonly accNo: string;
  readonly amount: Decimal;
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
  /** Rows beside `details`. */
  readonly parts?: readonly DocumentPart[];
  /** The line's field that names the item, where lines have items. */
  readonly itemField: "productCode" | "stockCode" | null;
  /** Who the document is with; null where it is with nobody, as a stock document. */
  readonly party: { readonly field: string; readonly kinds: readonly PartyKind[]; readonly fills: readonly PartyFill[] } | null;
  /** The line fields that `autoFillOption` can fill; null where the book has no default set up. */
  readonly autoFill: Readonly<Record<string, (line: Values, facts: LineFacts) => string | null>>;
  /** Lines that AutoCount drops without a word. */
  isDropped(line: Values): boolean;
  /** Refuses what must hold between the fields, beyond single fields and references. */
  check?(master: Values, lines: readonly Values[]): void;
  /** Adds the computed money to header and lines; throws a refusal for a formula that cannot be read. */
  price(draft: Draft, settings: BookSettings): Draft;
  /** What it does to the stock. */
  moves?(document: Draft): StockMove[];
  /** What it does to the accounts of debtors and creditors. */
  owings?(document: Draft): Owing[];
  /** What it does to other documents, done when it is made and undone when it is voided, deleted or changed. */
  readonly effects?: { apply(call: Call, document: Draft): void; undo(call: Call, document: Draft): void };
  readonly masterView: readonly Column[];
  readonly detailView: readonly Column[];
}
