import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readRow } from "#lib/db/sql.ts";
import { stopSending } from "#lib/jobs/sender.ts";
import type { ThrowAwayProduct } from "#lib/start/throw-away-product.ts";
import { layGround, settle } from "./ground.ts";
import { fullPace, quickPace } from "./pace.ts";
import { type BenchReport, describeMachine, reportFigure, tableHeader, tableRows } from "./report.ts";
import { rows } from "./rows/registry.ts";

export type BenchOptions = { json: string; isQuick: boolean; only: string | null };

/** `[--quick] [--only ROW] [--json FILE]`. Throws, naming what it does not know. */
export function parseOptions(args: readonly string[], now: Date): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { quick: { type: "boolean", default: false }, only: { type: "string" }, json: { type: "string" } },
  });
  if (values.only !== undefined && !rows.some((row) => row.id === values.only)) {
    throw new Error(`There is no row ${values.only}. Rows: ${rows.map((row) => row.id).join(", ")}`);
  }
  const file = values.json ?? `.data/bench/${now.toISOString().slice(0, 19).replaceAll(":", "")}.json`;
  return { json: resolve(file), isQuick: values.quick, only: values.only ?? null };
}

/**
 * Measures the running product row by row, each beside its floor in the same run and what is to be beaten, scaled to this
 * machine; prints a table and writes all figures as JSON. Throws where the product did not do the work.
 */
export async function runBench(product: Omit<ThrowAwayProduct, "stop"> & { chromium: string }, args: readonly string[]): Promise<BenchReport> {
  const { json, isQuick, only } = parseOptions(args, new Date());
  const pace = isQuick ? quickPace : fullPace;
  const { version } = await readRow<{ version: string }>("SELECT current_setting('server_version') AS version");
  const machine = describeMachine(version);
  if (machine.loadBefore > machine.processors) {
    console.log(`Other work keeps this machine busy (load ${machine.loadBefore.toFixed(1)} on ${machine.processors} processors): trust the ratios, not the figures.`);
  }

  const began = performance.now();
  const ground = await layGround(product, pace.records).finally(stopSending);
  await settle(["record", "record_revision", "finding", "posting", "audit_entry", "delivery", "item", "customer"]);
  const { all, held } = ground.records;
  console.log(`${all.toLocaleString("en")} records, ${held.toLocaleString("en")} of them held, filled in ${secondsSince(began).toFixed(0)} s\n`);

  const report: BenchReport = { at: new Date().toISOString(), machine, pace, records: ground.records, rows: [] };
  console.log(tableHeader().join("\n"));
  for (const row of rows) {
    if (only !== null && row.id !== only) continue;
    const rowBegan = performance.now();
    const figures = await row.measure(ground, pace);
    const measured = { row: row.id, title: row.title, seconds: secondsSince(rowBegan), figures: figures.map(reportFigure) };
    report.rows.push(measured);
    console.log(tableRows(measured).join("\n"));
  }
  console.log("To beat here: what the best product with a screen, or Next itself, reached beside the same floor elsewhere, at the speed of this machine.");

  mkdirSync(dirname(json), { recursive: true });
  writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`All figures: ${json}`);
  return report;
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1000;
}
