import type { Context } from "#lib/context.ts";
import type { ResultFile } from "#lib/files/file-response.ts";
import { mediaTypes, writeRows } from "#lib/files/write-rows.ts";
import { exportRows } from "./list-queries.ts";
import { getList, type ListId } from "./lists.ts";

/** A list as a file with the columns that its upload reads; it streams, so its size does not matter. */
export function exportList(ctx: Pick<Context, "company">, { list: id, format }: { list: ListId; format: "csv" | "xlsx" }): ResultFile {
  const list = getList(id);
  return { fileName: `${list.title}.${format}`, mediaType: mediaTypes[format], bytes: writeRows(exportRows(ctx, list), { format, delimiter: ",", sheet: list.title }) };
}
