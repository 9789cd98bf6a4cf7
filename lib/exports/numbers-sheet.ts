import { z } from "zod";
import { kindLabels, type Kind } from "#lib/canonical/kinds.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { FileBytes } from "#lib/files/file-bytes.ts";
import type { Sheet } from "#lib/files/write-sheets.ts";
import { readColumns } from "#lib/reference/read-columns.ts";
import { err, ok, type Result } from "#lib/result.ts";

const sheetName = "Numbers";

/** The columns of the sheet that brings the numbers back; the last one is for the person who fills it in. */
const columns = [
  { name: "id", label: "Holdpoint id" },
  { name: "revision", label: "Revision" },
  { name: "number", label: "Number at the source" },
  { name: "kind", label: "Kind" },
  { name: "party", label: "With" },
  { name: "currency", label: "Currency" },
  { name: "total", label: "Total" },
  { name: "docNo", label: "Number in AutoCount", words: ["autocountnumber", "docno", "autocountno"] },
] as const;

export type ToNumber = { id: string; revision: number; kind: Kind; number: string; partyName: string; currency: string; total: string };

/** One row for each document, in which a person writes the number that it got in AutoCount. Pure. */
export function numbersSheet(documents: readonly ToNumber[]): Sheet {
  return {
    name: sheetName,
    columns: columns.map(({ name, label }) => ({ header: label, type: name === "total" || name === "revision" ? "number" : "text" })),
    rows: documents.map(({ id, revision, kind, number, partyName, currency, total }) => [id, String(revision), number, kindLabels[kind], partyName, currency, total, ""]),
  };
}

/** A number that came back, for the revision that was on the sheet. */
export type NumberRead = { id: string; revision: number; docNo: string; number: string };
export type NumbersRead = { numbers: NumberRead[]; empty: number; problems: { row: number; problem: string }[]; problemCount: number };

const written = z.object({
  id: z.string().trim().pipe(z.uuid("has no Holdpoint id: leave that column as it was")),
  revision: z.string().trim().regex(/^[1-9]\d{0,8}(\.0+)?$/, "has no revision: leave that column as it was").transform(Number),
  number: z.string().default(""),
  docNo: plainText.trim().max(30, "has a number of more than 30 characters"),
});

/** The most problems that are told one by one. */
const shown = 20;

/** Reads the sheet again, from the workbook or saved as text: rows without a number are passed over, what cannot be read is told by row. */
export async function readNumbers(file: FileBytes): Promise<Result<NumbersRead, string>> {
  const read = await readColumns(file, columns, ["id", "revision", "docNo"], sheetName);
  if (!read.ok) return err(read.error);
  const numbers = new Map<string, NumberRead>();
  const problems: NumbersRead["problems"] = [];
  let empty = 0;
  for (const { row, written: cells } of read.value.rows) {
    if ((cells.docNo ?? "").trim() === "") {
      empty += 1;
      continue;
    }
    const one = written.safeParse(cells);
    if (!one.success) problems.push({ row, problem: `It ${one.error.issues[0]?.message ?? "cannot be read"}.` });
    else if (numbers.has(one.data.id)) problems.push({ row, problem: "It is the same document as in a row before." });
    else if ([...numbers.values()].some(({ docNo }) => docNo.toUpperCase() === one.data.docNo.toUpperCase())) problems.push({ row, problem: `${one.data.docNo} is given to another document in a row before.` });
    else numbers.set(one.data.id, one.data);
  }
  return ok({ numbers: [...numbers.values()], empty, problems: problems.slice(0, shown), problemCount: problems.length });
}
