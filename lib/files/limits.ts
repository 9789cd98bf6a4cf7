/** What a file may be at most; said before the upload and kept while it streams. */
export const fileLimits = {
  bytes: 50 * 1024 * 1024,
  rows: 200_000,
  columns: 500,
  /** Characters of one cell (Excel's own limit). */
  cell: 32_767,
  /** Characters of one row: a quote that is never closed would make the rest of the file one row. */
  row: 1_000_000,
  /** A workbook is packed: what it may hold unpacked, in how many parts, and how many times its packed size a large part may be. */
  unpackedBytes: 1024 * 1024 * 1024,
  parts: 5_000,
  ratio: 300,
} as const;
