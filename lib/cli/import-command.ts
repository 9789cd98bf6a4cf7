import { basename, dirname, join, resolve } from "node:path";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Command, Option } from "commander";
import type { Context } from "#lib/context.ts";
import { exportResult } from "#lib/imports/export-result.ts";
import { previewHere, type ImportHereError } from "#lib/imports/import-here.ts";
import { importKind, importKinds } from "#lib/imports/import-kind.ts";
import type { ImportRow } from "#lib/imports/import-row.ts";
import { findImportProgress } from "#lib/imports/queries.ts";
import { receiveImport } from "#lib/imports/receive-import.ts";
import { steerImport } from "#lib/imports/steer-import.ts";
import { workImport } from "#lib/imports/work-import.ts";
import { findSourceByKey } from "#lib/sources/queries.ts";
import { actIn, CommandRefused } from "./operator.ts";

type Options = { source: string; kind: string; mapping?: string; dryRun?: boolean; wait?: boolean };

export function importCommand(): Command {
  return new Command("import")
    .description("import a file of documents, CSV or .xlsx: up to 50 MB and 200,000 rows")
    .argument("<file>", "the file")
    .requiredOption("--source <key>", "the source that its records belong to")
    .addOption(new Option("--kind <kind>", "what its documents are").choices(importKinds).makeOptionMandatory())
    .option("--mapping <name>", "a mapping of the source by its name (default: what was used for such a file before, else what is suggested)")
    .addOption(new Option("--dry-run", "only say of each document what would become of it").conflicts("wait"))
    .option("--wait", "run it here and write the result beside the file; without it the worker runs it")
    .action((file: string, options: Options) => runImportCommand(file, options));
}

async function runImportCommand(file: string, { source: key, kind, mapping, dryRun = false, wait = false }: Options): Promise<void> {
  const path = resolve(file);
  if (!existsSync(path)) throw new CommandRefused(`There is no file ${file}.`);
  const source = await findSourceByKey(key);
  if (source === null) throw new CommandRefused(`There is no source "${key}", or it is disabled.`);
  const ctx = actIn(source.companyId);
  const received = await receiveImport(ctx, { source: key, kind: importKind.parse(kind), fileName: basename(path) }, createReadStream(path) as AsyncIterable<Uint8Array>);
  if (!received.ok) throw new CommandRefused(received.error.code === "too-large" ? "The file is larger than 50 MB." : `There is no source "${key}".`);
  const { importId, problem } = received.value;
  if (problem !== null) throw new CommandRefused(problem);
  const previewed = await previewHere(ctx, importId, mapping ?? null);
  if (!previewed.ok) throw new CommandRefused(refusalText(previewed.error, mapping));
  sayPreview(previewed.value);
  if (dryRun) console.log(`Nothing was written. It can be run at /imports/${importId}`);
  else await run(ctx, previewed.value, path, wait);
}

function sayPreview(row: ImportRow): void {
  const { rows, documents, newCount, changedCount, repeatedCount, wrongCount } = row;
  console.log(`Mapping "${row.mappingName}": ${rows} rows, ${documents} documents`);
  console.log(`New ${newCount}, changed ${changedCount}, repeated ${repeatedCount}, wrong ${wrongCount}`);
}

async function run(ctx: Context, row: ImportRow, path: string, wait: boolean): Promise<void> {
  const started = await steerImport(ctx, { importId: row.id, revision: row.revision, step: "run" }, { isWorkedHere: wait });
  if (!started.ok) throw new CommandRefused(started.error.code === "nothing-to-run" ? `None of the documents can be imported: see /imports/${row.id}` : "Somebody else has changed the import meanwhile.");
  if (!wait) return console.log(`The worker runs it: see /imports/${row.id}`);
  const report = setInterval(() => void sayProgress(ctx, row.id), 2000);
  await workImport(ctx, row.id).finally(() => clearInterval(report));
  await sayProgress(ctx, row.id);
  const result = await exportResult(ctx, row.id);
  if (!result.ok) throw new Error("an import that has run has no result");
  const target = join(dirname(path), result.value.fileName);
  await pipeline(Readable.from(result.value.bytes), createWriteStream(target));
  console.log(`Result: ${target}`);
}

async function sayProgress(ctx: Context, importId: string): Promise<void> {
  const row = await findImportProgress(ctx, importId);
  if (row) console.log(`${row.doneCount} of ${row.documents} documents: ${row.takenCount} taken, ${row.refusedCount} refused, ${row.wrongCount} wrong`);
}

function refusalText(refusal: ImportHereError, mapping: string | undefined): string {
  switch (refusal.code) {
    case "unknown-mapping":
      return `The source has no mapping "${mapping}".`;
    case "unreadable-file":
      return refusal.problem;
    case "wrong-mapping":
      return `The file cannot be mapped by itself: map it on the screen once, then it is remembered.\n${refusal.faults.map(({ sentence }) => `- ${sentence}`).join("\n")}`;
    default:
      return "Somebody else has changed the import meanwhile.";
  }
}
