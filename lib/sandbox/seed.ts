import type { Book, BookSeed } from "./books.ts";
import { bookSeed } from "./books.ts";
import { parseBody } from "./json.ts";
import { Refusal, badRequest } from "./refusal.ts";
import type { Call } from "./resource.ts";
import { findResource } from "./resources/registry.ts";
import type { Sandbox } from "./sandbox.ts";

/** The book that environment variables name, with Malaysian defaults. */
export interface DefaultBook {
  readonly id: string;
  readonly keyId: string;
  readonly apiKey: string;
}

/** Makes the default book at the first start; later only its key pair follows the environment. */
export function ensureDefaultBook(sandbox: Sandbox, wanted: DefaultBook): void {
  const existing = sandbox.store.findBook(wanted.id);
  if (existing) sandbox.store.changeKey(existing, wanted.keyId, wanted.apiKey);
  else putBook(sandbox, bookSeed.parse(wanted), false);
}

/**
 * Makes or replaces a book with its tax entities, debtors, creditors and products, all or nothing. With `keep`, what the book already
 * holds stays and only missing ones of them are added.
 */
export function putBook(sandbox: Sandbox, seed: BookSeed, keep: boolean): Book {
  return sandbox.store.transaction(() => {
    const book = sandbox.store.putBook(seed);
    if (!keep) sandbox.store.emptyBook(book);
    plantRows(sandbox, book);
    return book;
  });
}

/** Brings a book back to what it was when it was made. */
export function resetBook(sandbox: Sandbox, book: Book): void {
  sandbox.store.transaction(() => {
    sandbox.store.emptyBook(book);
    plantRows(sandbox, book);
  });
}

/** Seed rows go through the same door as the API's own creates, so they are checked the same way. */
function plantRows(sandbox: Sandbox, book: Book): void {
  const { taxEntities, debtors, creditors, products } = sandbox.store.seedRowsOf(book);
  taxEntities.forEach((row, index) => plant(sandbox, book, "taxentity", String(index + 1), row, `taxEntities[${index}]`));
  debtors.forEach((row, index) => plant(sandbox, book, "debtor", row["accNo"], row, `debtors[${index}]`));
  creditors.forEach((row, index) => plant(sandbox, book, "creditor", row["accNo"], row, `creditors[${index}]`));
  products.forEach((row, index) => {
    const body = "product" in row ? row : { product: row };
    const inner = body["product"];
    const code = typeof inner === "object" && inner !== null && "productCode" in inner ? inner["productCode"] : undefined;
    plant(sandbox, book, "product", code, body, `products[${index}]`);
  });
}

function plant(sandbox: Sandbox, book: Book, path: string, code: unknown, body: unknown, place: string): void {
  if (typeof code === "string" && sandbox.store.findMaster(book, path, code)) return;
  const create = findResource(path)?.operations.find((operation) => operation.method === "POST" && operation.action === "");
  if (!create) throw new Error(`no create operation for ${path}`);
  const call: Call = {
    book,
    store: sandbox.store,
    query: { one: () => null, all: () => [] },
    body: parseBody(JSON.stringify(body)),
    origin: "",
    now: sandbox.clock(),
    takeFault: () => null,
  };
  try {
    create.run(call);
  } catch (error) {
    if (error instanceof Refusal) throw badRequest(`${place}: ${error.message}`);
    throw error;
  }
}
