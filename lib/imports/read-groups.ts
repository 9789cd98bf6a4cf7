import type { FileBytes } from "#lib/files/file-bytes.ts";
import { FileProblem } from "#lib/files/file-problem.ts";
import type { FileLayout } from "#lib/files/layout.ts";
import { fileLimits } from "#lib/files/limits.ts";
import { readRows } from "#lib/files/read-rows.ts";
import type { MappingBody } from "#lib/mapping/schema.ts";
import { type RowGroup, RowGroups } from "./group-rows.ts";

export type GroupsRead = { groups: RowGroup[]; rows: number };

/**
 * The documents of a file as it streams: groups of rows in batches, with how many rows were read for them. More rows
 * than a file may have throw FileProblem.
 */
export async function* readGroups(file: FileBytes, layout: FileLayout, body: MappingBody): AsyncGenerator<GroupsRead> {
  const together = new RowGroups(layout.headers, body);
  let rows = 0;
  for await (const batch of readRows(file, layout)) {
    const groups: RowGroup[] = [];
    let taken = 0;
    for (const row of batch) {
      if (row.row <= layout.headerRow) continue;
      taken += 1;
      const done = together.take(row);
      if (done !== null) groups.push(done);
    }
    rows += taken;
    if (rows > fileLimits.rows) throw new FileProblem(`The file has more than ${fileLimits.rows.toLocaleString("en")} rows. Split it and upload the parts.`);
    yield { groups, rows: taken };
  }
  const last = together.finish();
  if (last !== null) yield { groups: [last], rows: 0 };
}
