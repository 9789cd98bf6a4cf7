/**
 * Tables of the sandbox's own storage. Money and quantities stand as decimal text inside the JSON columns; numbers
 * and codes are unique without regard to case, as in the SQL Server collation behind AutoCount.
 */
export const STORE_SCHEMA = `
CREATE TABLE IF NOT EXISTS counters (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS books (
  id TEXT PRIMARY KEY,
  key_id TEXT NOT NULL,
  api_key_digest TEXT NOT NULL,
  settings TEXT NOT NULL,
  seed_rows TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS number_formats (
  book TEXT NOT NULL REFERENCES books (id) ON DELETE CASCADE,
  doc_type TEXT NOT NULL,
  name TEXT NOT NULL,
  next_number INTEGER NOT NULL,
  PRIMARY KEY (book, doc_type, name)
) STRICT;

CREATE TABLE IF NOT EXISTS documents (
  doc_key INTEGER PRIMARY KEY,
  book TEXT NOT NULL REFERENCES books (id) ON DELETE CASCADE,
  resource TEXT NOT NULL,
  doc_no TEXT NOT NULL COLLATE NOCASE,
  doc_date TEXT NOT NULL,
  party TEXT COLLATE NOCASE,
  sales_agent TEXT COLLATE NOCASE,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  master TEXT NOT NULL,
  UNIQUE (book, resource, doc_no)
) STRICT;
CREATE INDEX IF NOT EXISTS documents_by_date ON documents (book, resource, doc_date);
CREATE INDEX IF NOT EXISTS documents_newest ON documents (book, resource, doc_key);
CREATE INDEX IF NOT EXISTS documents_by_change ON documents (book, resource, modified_at);

CREATE TABLE IF NOT EXISTS document_lines (
  dtl_key INTEGER PRIMARY KEY,
  doc_key INTEGER NOT NULL REFERENCES documents (doc_key) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  line TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS document_lines_by_document ON document_lines (doc_key, seq);

CREATE TABLE IF NOT EXISTS masters (
  book TEXT NOT NULL REFERENCES books (id) ON DELETE CASCADE,
  resource TEXT NOT NULL,
  code TEXT NOT NULL COLLATE NOCASE,
  status TEXT NOT NULL,
  master TEXT NOT NULL,
  PRIMARY KEY (book, resource, code)
) STRICT;
`;
