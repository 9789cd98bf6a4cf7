import type { Context } from "#lib/context.ts";
import { fingerprintOf } from "#lib/mapping/fingerprint.ts";
import { listMappings } from "#lib/mapping/queries.ts";
import { type Suggested, suggestMapping } from "#lib/mapping/suggest-mapping.ts";
import { isTotalsRow } from "./group-rows.ts";
import { mappedKind } from "./import-kind.ts";
import type { ImportRow } from "./import-row.ts";

/** A proposal for an import, under the name it would be remembered by. */
export type ImportSuggestion = Suggested & { name: string; known: { name: string; version: number }[] };

/** Proposes a mapping for an import's file, from earlier mappings (the source's own first) and from its columns. */
export async function suggestForImport(ctx: Pick<Context, "company" | "db">, row: Pick<ImportRow, "sourceId" | "kind" | "fileName" | "file">): Promise<ImportSuggestion | null> {
  if (row.file === null) return null;
  const { layout, sample } = row.file;
  const fingerprint = fingerprintOf(layout.headers);
  const mappings = await listMappings(ctx, mappedKind(row.kind));
  const ownFirst = [...mappings.filter(({ sourceId }) => sourceId === row.sourceId), ...mappings.filter(({ sourceId }) => sourceId !== row.sourceId)];
  // The fingerprint leaves case and signs out; a column of another spelling is not found by its name.
  const isSame = (mapping: (typeof mappings)[number]) => mapping.fingerprint === fingerprint && mapping.body.fields.every(({ from }) => from.every((column) => layout.headers.includes(column)));
  const earlier = ownFirst.map((mapping) => ({ name: mapping.name, body: mapping.body, isSameLayout: isSame(mapping) }));
  const samples = sample.filter(({ cells }) => !isTotalsRow(cells)).map(({ cells }) => Object.fromEntries(layout.headers.map((header, index) => [header, cells[index] ?? ""])));
  const suggested = suggestMapping(layout.headers, samples, mappedKind(row.kind), earlier);
  const same = ownFirst.find((mapping) => isSame(mapping));
  return {
    ...suggested,
    name: same?.sourceId === row.sourceId ? same.name : nameFor(row.fileName),
    known: ownFirst.filter(({ sourceId }) => sourceId === row.sourceId).map(({ name, version }) => ({ name, version })),
  };
}

/** "Sales March 2026 (3).csv" -> "Sales March": what changes from file to file names no layout. */
function nameFor(fileName: string): string {
  const bare = fileName.replace(/\.[A-Za-z0-9]{1,5}$/, "").replace(/\(\d+\)|\d{2,}[-_. ]?/g, " ").replace(/[_\-. ]+/g, " ").trim();
  return (bare || fileName).slice(0, 80);
}
