import { z } from "zod";
import { type FileLayout, fileLayout } from "#lib/files/layout.ts";
import type { RawRow } from "#lib/files/read-csv.ts";
import { mappingBody, type MappingBody } from "#lib/mapping/schema.ts";
import { type ImportKind, importKind } from "./import-kind.ts";
import { type ImportState, importStates } from "./import-states.ts";

/** How an import's file is read, with its first rows, by which a mapping can be tried without reading the file again. */
export const readableFile = z.object({
  layout: fileLayout,
  sample: z.array(z.object({ row: z.number(), cells: z.array(z.string()), problem: z.string().nullable() })),
});
export type ReadableFile = { layout: FileLayout; sample: RawRow[] };

/** An import as the verbs work with it. */
export type ImportRow = {
  id: string;
  sourceId: string;
  kind: ImportKind;
  fileName: string;
  size: number | null;
  digest: string | null;
  state: ImportState;
  revision: number;
  problem: string | null;
  file: ReadableFile | null;
  mapping: MappingBody | null;
  mappingName: string | null;
  rows: number;
  documents: number;
  newCount: number;
  changedCount: number;
  repeatedCount: number;
  wrongCount: number;
  doneCount: number;
  takenCount: number;
  refusedCount: number;
  createdAt: Date;
  createdByName: string;
  startedAt: Date | null;
  finishedAt: Date | null;
};

type Stored = Omit<ImportRow, "kind" | "state" | "file" | "mapping"> & { kind: string; state: string; layout: unknown; mapping: unknown };

/** A row of the table as an import; a layout or mapping that this version cannot read is none. */
export function toImport({ layout, mapping, kind, state, ...row }: Stored): ImportRow {
  const file = readableFile.safeParse(layout);
  const body = mappingBody.safeParse(mapping);
  return { ...row, kind: importKind.parse(kind), state: z.enum(importStates).parse(state), file: file.success ? file.data : null, mapping: body.success ? body.data : null };
}
