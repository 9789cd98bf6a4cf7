import type { ReadContent } from "#lib/channels/channel.ts";
import { readNativeDocument } from "#lib/channels/native/complete-document.ts";
import type { RawRow } from "#lib/files/read-csv.ts";
import { draftGroup, inFileWords } from "#lib/imports/draft-group.ts";
import { type RowGroup, RowGroups } from "#lib/imports/group-rows.ts";
import { type ImportKind, sentKind } from "#lib/imports/import-kind.ts";
import type { MappingBody } from "#lib/mapping/schema.ts";

/** What a mapping makes of the first documents of a file. */
export type SampleDocument = { firstRow: number; lastRow: number; outcome: { document: ReadContent["document"] } | { reason: string } };

/** Tries a mapping on a file's first rows, in the browser; `most` documents at most. The last one may go on beyond the rows that are here. */
export function sampleDocuments(body: MappingBody, kind: ImportKind, headers: readonly string[], sample: readonly RawRow[], most: number): SampleDocument[] {
  const together = new RowGroups(headers, body);
  const groups: RowGroup[] = [];
  for (const row of sample) {
    const done = together.take(row);
    if (done !== null) groups.push(done);
    if (groups.length >= most) break;
  }
  const last = groups.length < most ? together.finish() : null;
  if (last !== null) groups.push(last);
  return groups.map((group) => ({ firstRow: group.firstRow, lastRow: group.lastRow, outcome: outcomeOf(group, body, kind) }));
}

function outcomeOf(group: RowGroup, body: MappingBody, kind: ImportKind): SampleDocument["outcome"] {
  const drafted = draftGroup(group, body);
  if (!drafted.isRight) return { reason: drafted.reason };
  const read = readNativeDocument(sentKind(kind), drafted.document, { externalId: drafted.externalId, receivedAt: "2026-01-01T00:00:00.000Z" });
  return read.ok ? { document: read.value.document } : { reason: inFileWords(read.error.sentence) };
}
