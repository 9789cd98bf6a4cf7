import type { Book } from "#lib/sandbox/books.ts";
import type { Store } from "#lib/sandbox/store.ts";
import { textOf } from "#lib/sandbox/values.ts";
import type { DocumentSpec, Draft, Owing, StockMove } from "./document-spec.ts";
import { postingsOf, type Posting } from "./general-ledger.ts";
import { DOCUMENTS } from "./registry.ts";

/** What one standing document does to stock, parties and general ledger. */
export interface Figures {
  readonly moves: readonly StockMove[];
  readonly owings: readonly Owing[];
  readonly postings: readonly Posting[];
}

type Kept = { upTo: number; settings: string; of: Map<number, Figures> };
const kept = new WeakMap<Store, Map<string, Kept>>();

/**
 * The figures of every standing document of a book. Each document is counted when it was written and not again: the books of
 * thousands are looked at while documents arrive, and everybody waits for the one process that keeps them.
 */
export function figuresOf(store: Store, book: Book): Figures[] {
  const books = kept.get(store) ?? new Map<string, Kept>();
  kept.set(store, books);
  const settings = JSON.stringify(book.settings);
  const known = books.get(book.id);
  const { upTo, all, docKeys } = store.changesAfter(known?.upTo ?? -1);
  // Which account money goes to is said by the settings.
  if (known === undefined || all || known.settings !== settings) {
    const everything = DOCUMENTS.flatMap((spec) => store.listDocuments(book, spec.path).map((document) => [document.docKey, count(spec, document, book)] as const));
    books.set(book.id, { upTo, settings, of: new Map(everything.flatMap(([docKey, figures]) => (figures === null ? [] : [[docKey, figures] as const]))) });
  } else {
    for (const docKey of docKeys) {
      const found = store.findAnyByKey(book, docKey);
      const spec = found && DOCUMENTS.find(({ path }) => path === found.resource);
      const figures = found && spec ? count(spec, found.document, book) : null;
      if (figures === null) known.of.delete(docKey);
      else known.of.set(docKey, figures);
    }
    known.upTo = upTo;
  }
  return [...(books.get(book.id)?.of.values() ?? [])];
}

function count(spec: DocumentSpec, document: Draft, { settings }: Book): Figures | null {
  if (document.master["cancelled"] === true || textOf(document.master, "docDate") === null) return null;
  return { moves: spec.moves?.(document) ?? [], owings: spec.owings?.(document) ?? [], postings: postingsOf(spec.path, document, settings) };
}
