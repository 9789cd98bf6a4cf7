/**
 * Rows on their way to the browser, field by field: a value that all rows share goes once; of values that repeat each goes
 * once, with the places where it stands. Says the same as the rows in a third of their size.
 */
export type PackedRows = { count: number; fields: Readonly<Record<string, PackedField>> };

type PackedField = { all: unknown } | { each: readonly unknown[] } | { of: readonly unknown[]; at: readonly number[] };

/** Packs rows of plain data: what JSON can say, all with the same fields. */
export function packRows<Row extends object>(rows: readonly Row[]): PackedRows {
  const fields = Object.keys(rows[0] ?? {}).map((name) => [name, packField(rows.map((row) => (row as Record<string, unknown>)[name]))] as const);
  return { count: rows.length, fields: Object.fromEntries(fields) };
}

export function unpackRows<Row extends object>({ count, fields }: PackedRows): Row[] {
  const readers = Object.entries(fields).map(([name, field]) => [name, readerOf(field)] as const);
  return Array.from({ length: count }, (_, place) => Object.fromEntries(readers.map(([name, read]) => [name, read(place)])) as Row);
}

function packField(values: readonly unknown[]): PackedField {
  const places = new Map<string, number>();
  const of: unknown[] = [];
  const at = values.map((value) => {
    const text = JSON.stringify(value);
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, of.length);
    return of.push(value) - 1;
  });
  if (of.length === 1) return { all: of[0] };
  return of.length <= values.length / 2 ? { of, at } : { each: values };
}

function readerOf(field: PackedField): (place: number) => unknown {
  if ("all" in field) return () => field.all;
  if ("each" in field) return (place) => field.each[place];
  return (place) => field.of[field.at[place] ?? -1];
}
