import type { Context } from "#lib/context.ts";
import { env } from "#lib/env.ts";
import { openConnectionOf } from "#lib/posting/connection.ts";
import { ok, type Result } from "#lib/result.ts";
import { readSandbox, type SandboxTrouble } from "./ask-sandbox.ts";
import { recordIdOf } from "./record-of-ref.ts";
import { booksAnswer, documentAnswer, documentsAnswer, faultsAnswer, requestsAnswer, stateAnswer } from "./schema.ts";
import type { BookCall, BookDocument, BookFault, BookRow, BookState } from "./schema.ts";

/** Whose books the page would show: those of the sandbox that runs with Holdpoint, or why not. */
export type SandboxBook = { kind: "ours"; book: string } | { kind: "not-connected" | "real" | "other-sandbox" };

type Reading = Pick<Context, "company" | "db">;
/** The record in Holdpoint that a document was made from. */
export type MadeFrom = { id: string; docNumber: string };
type WithRecord = { record: MadeFrom | null };

/** Decided by the connection as it is stored. A real account book is never shown here and nothing of this room acts on it. */
export async function findSandboxBook({ db, company }: Reading): Promise<SandboxBook> {
  const connection = await db.ledgerConnection.findUnique({ where: { companyId: company }, select: { kind: true, baseUrl: true, book: true } });
  if (connection === null) return { kind: "not-connected" };
  const ours = env("HOLDPOINT_SANDBOX_URL");
  if (ours !== undefined && URL.canParse(connection.baseUrl) && new URL(connection.baseUrl).origin === new URL(ours).origin) return { kind: "ours", book: connection.kind === "autocount-webapi" ? await bookOfKey(db, company, connection.book) : connection.book };
  return { kind: connection.kind === "sandbox" ? "other-sandbox" : "real" };
}

/** Behind the Web API the key alone says which book it is (other-apis C.1); what people call it here says nothing. */
async function bookOfKey(db: Context["db"], company: number, name: string): Promise<string> {
  const [connection, listed] = await Promise.all([openConnectionOf(db, company), readSandbox(booksAnswer, "/books")]);
  const found = listed.ok ? listed.value.books.find(({ keyId }) => keyId === connection?.keyId) : undefined;
  return found?.id ?? name;
}

export type DocumentsPage = { counts: { kind: string; held: number }[]; kind: string; documents: (BookRow & WithRecord)[]; next: number | null };

/** One page of one kind, newest first, with the records that the documents were made from. */
export async function listBookDocuments(ctx: Reading, book: string, view: { kind: string; before: number | null; text: string }): Promise<Result<DocumentsPage, SandboxTrouble>> {
  const query = new URLSearchParams({ kind: view.kind, limit: "50", text: view.text, ...(view.before === null ? {} : { before: String(view.before) }) });
  const page = await readSandbox(documentsAnswer, `/books/${encodeURIComponent(book)}/documents?${query}`);
  if (!page.ok) return page;
  const records = await findRecords(ctx, page.value.documents.map(({ ref }) => ref));
  return ok({ ...page.value, documents: page.value.documents.map((row) => ({ ...row, record: records.get(recordIdOf(row.ref) ?? "") ?? null })) });
}

/** One document in full. */
export async function getBookDocument(ctx: Reading, book: string, kind: string, docNo: string): Promise<Result<BookDocument & WithRecord, SandboxTrouble>> {
  const found = await readSandbox(documentAnswer, `/books/${encodeURIComponent(book)}/document?${new URLSearchParams({ kind, docNo })}`);
  if (!found.ok) return found;
  const records = await findRecords(ctx, [found.value.ref]);
  return ok({ ...found.value, record: records.get(recordIdOf(found.value.ref) ?? "") ?? null });
}

/** Balances, stock, trial balance and periods, counted together from every document that stands. */
export function getBookState(book: string): Promise<Result<BookState, SandboxTrouble>> {
  return readSandbox(stateAnswer, `/books/${encodeURIComponent(book)}/state`);
}

/** The last calls that this book got, newest first. */
export async function listBookCalls(book: string): Promise<Result<BookCall[], SandboxTrouble>> {
  const answer = await readSandbox(requestsAnswer, `/requests?${new URLSearchParams({ book, last: "200" })}`);
  return answer.ok ? ok(answer.value.requests.toReversed()) : answer;
}

/** The faults that can hit this book, newest first, used-up ones included. */
export async function listBookFaults(book: string): Promise<Result<BookFault[], SandboxTrouble>> {
  const answer = await readSandbox(faultsAnswer, "/faults");
  return answer.ok ? ok(answer.value.faults.filter((fault) => fault.book === undefined || fault.book === book).toReversed()) : answer;
}

async function findRecords({ db, company }: Reading, refs: readonly (string | null)[]): Promise<Map<string, MadeFrom>> {
  const ids = refs.map(recordIdOf).filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const found = await db.record.findMany({ where: { companyId: company, id: { in: ids } }, select: { id: true, docNumber: true } });
  return new Map(found.map((record) => [record.id, record]));
}
