import { mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { SQLInputValue, StatementSync } from "node:sqlite";
import type { Book, BookSeed } from "./books.ts";
import { bookOf, digest, readSettings } from "./books.ts";
import { STORE_SCHEMA } from "./store-schema.ts";
import type { Values } from "./values.ts";

/** One document: header, lines in order, and what lookups and listings need of it. */
export interface StoredDocument {
  readonly docKey: number;
  readonly docNo: string;
  readonly createdMs: number;
  readonly master: Values;
  readonly lines: Values[];
}

/** The columns that listings filter by, besides the header itself. */
export interface DocumentIndex {
  readonly docNo: string;
  readonly docDate: string;
  readonly party: string | null;
  readonly salesAgent: string | null;
  readonly createdAt: string;
  readonly modifiedAt: string;
}

/** A debtor, creditor or product: `master` holds the whole of it, nested arrays included. */
export interface StoredMaster {
  readonly code: string;
  readonly status: string;
  readonly master: MasterRow;
}
export interface MasterRow {
  readonly fields: Values;
  readonly parts: Readonly<Record<string, Values[]>>;
}

/** A WHERE clause over the columns of `documents`, already parameterised. */
export interface Where {
  readonly sql: string;
  readonly params: readonly SQLInputValue[];
}

export type Store = ReturnType<typeof openStore>;
type Row = Record<string, string | number | bigint | null | Uint8Array>;

/**
 * Opens the sandbox's storage: one SQLite file under `dataDir`, or memory when there is none. Every commit is on disk
 * before it is acknowledged, so a document answered with 201 outlives a killed process.
 */
export function openStore(dataDir: string | undefined) {
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const db = new DatabaseSync(dataDir === undefined ? ":memory:" : path.join(dataDir, "sandbox.sqlite"), {
    timeout: 5000,
    enableForeignKeyConstraints: true,
  });
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  db.exec(STORE_SCHEMA);

  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  const rows = (sql: string, ...params: SQLInputValue[]): Row[] => statement(sql).all(...params) as Row[];
  const row = (sql: string, ...params: SQLInputValue[]): Row | undefined => rows(sql, ...params)[0];
  const run = (sql: string, ...params: SQLInputValue[]): void => void statement(sql).run(...params);

  /** All or nothing. There is one connection and no waiting inside, so transactions run one after another. */
  function transaction<T>(work: () => T): T {
    db.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      db.exec("COMMIT");
      return result;
    } catch (error) {
      db.exec("ROLLBACK");
      throw error;
    }
  }

  // What was changed by this process, which alone writes here: so that whoever counts all documents need not read them all again.
  let changes = 0;
  let emptiedAt = 0;
  const changedAt = new Map<number, number>();
  const touch = (docKey: number): void => void changedAt.set(docKey, ++changes);

  /** The documents that were written or removed after `since`, of whatever book; `all` where anything may have been. */
  function changesAfter(since: number): { upTo: number; all: boolean; docKeys: number[] } {
    return { upTo: changes, all: emptiedAt > since, docKeys: [...changedAt].filter(([, at]) => at > since).map(([docKey]) => docKey) };
  }

  /** The next running number of that name; never given out again, not even after a delete. */
  function nextKey(name: "document" | "line" | "product" | "part"): number {
    const sql =
      "INSERT INTO counters (name, value) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value";
    return Number(row(sql, name)?.["value"]);
  }

  /** Makes the book, or gives an existing one new settings, key pair and seed rows; its documents and masters stay. */
  function putBook(seed: BookSeed): Book {
    const book = bookOf(seed);
    run(
      `INSERT INTO books (id, key_id, api_key_digest, settings, seed_rows) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET key_id = excluded.key_id, api_key_digest = excluded.api_key_digest,
         settings = excluded.settings, seed_rows = excluded.seed_rows`,
      ...[book.id, book.keyId, book.apiKeyDigest, JSON.stringify(book.settings)],
      JSON.stringify({ taxEntities: seed.taxEntities, debtors: seed.debtors, creditors: seed.creditors, products: seed.products }),
    );
    startNumbering(book);
    return book;
  }

  /** Gives a book another key pair and leaves everything else as it is. */
  function changeKey(book: Book, keyId: string, apiKey: string): void {
    run("UPDATE books SET key_id = ?, api_key_digest = ? WHERE id = ?", keyId, digest(apiKey), book.id);
  }

  /** Sets a book up anew and leaves its key pair, documents and masters as they are. */
  function changeSettings(book: Book, settings: Book["settings"]): void {
    run("UPDATE books SET settings = ? WHERE id = ?", JSON.stringify(settings), book.id);
  }

  /** Empties a book of documents and masters; running numbers start again as its formats say. */
  function emptyBook(book: Book): void {
    for (const table of ["documents", "masters", "number_formats"]) run(`DELETE FROM ${table} WHERE book = ?`, book.id);
    emptiedAt = ++changes;
    startNumbering(book);
  }

  function startNumbering(book: Book): void {
    for (const format of book.settings.docNoFormats) {
      const sql = "INSERT INTO number_formats (book, doc_type, name, next_number) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
      run(sql, book.id, format.docType, format.name, format.nextNumber);
    }
  }

  function findBook(id: string): Book | null {
    const found = row("SELECT id, key_id, api_key_digest, settings FROM books WHERE id = ?", id);
    return found ? toBook(found) : null;
  }

  function listBooks(): Book[] {
    return rows("SELECT id, key_id, api_key_digest, settings FROM books ORDER BY id").map(toBook);
  }

  /** The tax entity, debtor, creditor and product bodies that the book was made with. */
  function seedRowsOf(book: Book): Pick<BookSeed, "taxEntities" | "debtors" | "creditors" | "products"> {
    return { taxEntities: [], creditors: [], ...JSON.parse(String(row("SELECT seed_rows FROM books WHERE id = ?", book.id)?.["seed_rows"])) };
  }

  function nextNumberOf(book: Book, docType: string, format: string): number {
    const sql = "SELECT next_number FROM number_formats WHERE book = ? AND doc_type = ? AND name = ?";
    return Number(row(sql, book.id, docType, format)?.["next_number"] ?? 1);
  }

  function advanceNumber(book: Book, docType: string, format: string): void {
    const sql = "UPDATE number_formats SET next_number = next_number + 1 WHERE book = ? AND doc_type = ? AND name = ?";
    run(sql, book.id, docType, format);
  }

  function findDocument(book: Book, resource: string, docNo: string): StoredDocument | null {
    const found = row("SELECT * FROM documents WHERE book = ? AND resource = ? AND doc_no = ?", book.id, resource, docNo);
    return found ? toDocument(found) : null;
  }

  /** The keys of all matching documents, newest first. */
  function listDocumentKeys(book: Book, resource: string, where: Where): number[] {
    const sql = `SELECT doc_key FROM documents WHERE book = ? AND resource = ? AND ${where.sql} ORDER BY doc_key DESC`;
    return rows(sql, book.id, resource, ...where.params).map((found) => Number(found["doc_key"]));
  }

  /** How many documents of each kind the book holds; kinds without any are left out. */
  function countDocuments(book: Book): Map<string, number> {
    const found = rows("SELECT resource, count(*) AS held FROM documents WHERE book = ? GROUP BY resource", book.id);
    return new Map(found.map((row) => [String(row["resource"]), Number(row["held"])]));
  }

  /** The headers of one kind, newest first, from below `before` on; `text` must stand in the number, the party or the header. */
  function pageDocuments(book: Book, resource: string, before: number, limit: number, text: string): Omit<StoredDocument, "lines">[] {
    const sql = `SELECT * FROM documents WHERE book = ? AND resource = ? AND doc_key < ?
      AND (? = '' OR instr(lower(doc_no || ' ' || master), lower(?)) > 0) ORDER BY doc_key DESC LIMIT ?`;
    return rows(sql, book.id, resource, before, text, text, limit).map(toHeader);
  }

  /** Every document of one kind with its lines, newest first, in two statements however many there are. */
  function listDocuments(book: Book, resource: string): StoredDocument[] {
    const lines = new Map<number, Values[]>();
    const sql = `SELECT document_lines.doc_key, line FROM document_lines JOIN documents ON documents.doc_key = document_lines.doc_key
      WHERE book = ? AND resource = ? ORDER BY document_lines.doc_key, seq`;
    for (const found of rows(sql, book.id, resource)) {
      const docKey = Number(found["doc_key"]);
      const line: Values = JSON.parse(String(found["line"]));
      const others = lines.get(docKey);
      if (others === undefined) lines.set(docKey, [line]);
      else others.push(line);
    }
    const found = rows("SELECT * FROM documents WHERE book = ? AND resource = ? ORDER BY doc_key DESC", book.id, resource);
    return found.map(toHeader).map((header) => ({ ...header, lines: lines.get(header.docKey) ?? [] }));
  }

  function getDocument(docKey: number): StoredDocument {
    const found = row("SELECT * FROM documents WHERE doc_key = ?", docKey);
    if (!found) throw new Error(`document ${docKey} vanished while it was read`);
    return toDocument(found);
  }

  function insertDocument(book: Book, resource: string, document: StoredDocument, index: DocumentIndex): void {
    run(
      `INSERT INTO documents (doc_key, book, resource, doc_no, doc_date, party, sales_agent, created_at, modified_at, created_ms, master)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[document.docKey, book.id, resource, ...indexed(index), document.createdMs, JSON.stringify(document.master)],
    );
    insertLines(document);
    touch(document.docKey);
  }

  function rewriteDocument(document: StoredDocument, index: DocumentIndex): void {
    run(
      `UPDATE documents SET doc_no = ?, doc_date = ?, party = ?, sales_agent = ?, created_at = ?, modified_at = ?, master = ?
       WHERE doc_key = ?`,
      ...[...indexed(index), JSON.stringify(document.master), document.docKey],
    );
    run("DELETE FROM document_lines WHERE doc_key = ?", document.docKey);
    insertLines(document);
    touch(document.docKey);
  }

  /** Changes a document's header alone; it does not count as modified by anybody. */
  function changeMaster(docKey: number, master: Values): void {
    run("UPDATE documents SET master = ? WHERE doc_key = ?", JSON.stringify(master), docKey);
    touch(docKey);
  }

  /** Changes one line alone, as a transfer does with its source. */
  function changeLine(dtlKey: number, line: Values): void {
    const changed = row("UPDATE document_lines SET line = ? WHERE dtl_key = ? RETURNING doc_key", JSON.stringify(line), dtlKey);
    if (changed) touch(Number(changed["doc_key"]));
  }

  /** The line of that key with its document's key; null where it is gone. */
  function findLine(dtlKey: number): { docKey: number; line: Values } | null {
    const found = row("SELECT doc_key, line FROM document_lines WHERE dtl_key = ?", dtlKey);
    return found ? { docKey: Number(found["doc_key"]), line: JSON.parse(String(found["line"])) } : null;
  }

  /** The document of that key in this book and of this kind. */
  function findByKey(book: Book, resource: string, docKey: number): StoredDocument | null {
    const found = row("SELECT * FROM documents WHERE doc_key = ? AND book = ? AND resource = ?", docKey, book.id, resource);
    return found ? toDocument(found) : null;
  }

  /** The document of that key in this book, of whatever kind. */
  function findAnyByKey(book: Book, docKey: number): { resource: string; document: StoredDocument } | null {
    const found = row("SELECT * FROM documents WHERE doc_key = ? AND book = ?", docKey, book.id);
    return found ? { resource: String(found["resource"]), document: toDocument(found) } : null;
  }

  function deleteDocument(docKey: number): void {
    run("DELETE FROM documents WHERE doc_key = ?", docKey);
    touch(docKey);
  }

  function insertLines(document: StoredDocument): void {
    const sql = "INSERT INTO document_lines (dtl_key, doc_key, seq, line) VALUES (?, ?, ?, ?)";
    document.lines.forEach((line, seq) => run(sql, Number(line["dtlKey"]), document.docKey, seq, JSON.stringify(line)));
  }

  function findMaster(book: Book, resource: string, code: string): StoredMaster | null {
    const found = row("SELECT * FROM masters WHERE book = ? AND resource = ? AND code = ?", book.id, resource, code);
    return found ? toMaster(found) : null;
  }

  function listMasters(book: Book, resource: string): StoredMaster[] {
    return rows("SELECT * FROM masters WHERE book = ? AND resource = ? ORDER BY code", book.id, resource).map(toMaster);
  }

  function putMaster(book: Book, resource: string, stored: StoredMaster): void {
    const sql = `INSERT INTO masters (book, resource, code, status, master) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (book, resource, code) DO UPDATE SET status = excluded.status, master = excluded.master`;
    run(sql, book.id, resource, stored.code, stored.status, JSON.stringify(stored.master));
  }

  function toDocument(found: Row): StoredDocument {
    const lines = rows("SELECT line FROM document_lines WHERE doc_key = ? ORDER BY seq", Number(found["doc_key"]));
    return {
      ...toHeader(found),
      lines: lines.map((line): Values => JSON.parse(String(line["line"]))),
    };
  }

  return {
    transaction,
    nextKey,
    putBook,
    changeKey,
    changeSettings,
    countDocuments,
    pageDocuments,
    listDocuments,
    emptyBook,
    findBook,
    listBooks,
    seedRowsOf,
    nextNumberOf,
    advanceNumber,
    findDocument,
    getDocument,
    listDocumentKeys,
    insertDocument,
    rewriteDocument,
    changeMaster,
    changeLine,
    findLine,
    findByKey,
    findAnyByKey,
    changesAfter,
    deleteDocument,
    findMaster,
    listMasters,
    putMaster,
    close: () => db.close(),
  };
}

function toBook(found: Row): Book {
  return {
    id: String(found["id"]),
    keyId: String(found["key_id"]),
    apiKeyDigest: String(found["api_key_digest"]),
    settings: readSettings(String(found["settings"])),
  };
}

function toHeader(found: Row): Omit<StoredDocument, "lines"> {
  return {
    docKey: Number(found["doc_key"]),
    docNo: String(found["doc_no"]),
    createdMs: Number(found["created_ms"]),
    master: JSON.parse(String(found["master"])),
  };
}

function toMaster(found: Row): StoredMaster {
  return { code: String(found["code"]), status: String(found["status"]), master: JSON.parse(String(found["master"])) };
}

function indexed(index: DocumentIndex): SQLInputValue[] {
  return [index.docNo, index.docDate, index.party, index.salesAgent, index.createdAt, index.modifiedAt];
}
