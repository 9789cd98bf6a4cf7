import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { recordStates } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { readCompanyNumbers } from "./queries.ts";

export const metricsMediaType = "text/plain; version=0.0.4; charset=utf-8";

// Node's own numbers are collected once a process; survives Next's module reloads in development.
const held = globalThis as typeof globalThis & { holdpointProcessMetrics?: Registry };

const postingStates = ["queued", "sending", "unknown", "posted", "refused", "withdrawn", "voiding", "void-unknown", "reversed"];

/**
 * The company's numbers and this process's, as Prometheus text. States without a record stand at 0, so that an alert on
 * one can tell nothing from not measured.
 */
export async function writeMetrics(ctx: Context): Promise<string> {
  const numbers = await readCompanyNumbers(ctx);
  const registry = new Registry();
  const gauge = (name: string, help: string, labelNames: string[] = []) => new Gauge({ name, help, labelNames, registers: [registry] });

  const records = gauge("holdpoint_records", "Records by state.", ["state"]);
  for (const state of recordStates) records.set({ state }, 0);
  for (const { state, count } of numbers.records) records.set({ state }, count);
  const postings = gauge("holdpoint_postings", "Postings to the ledger by state.", ["state"]);
  for (const state of postingStates) postings.set({ state }, 0);
  for (const { state, count } of numbers.postings) postings.set({ state }, count);
  gauge("holdpoint_posting_oldest_queued_seconds", "How long the oldest approved document has waited to be sent.").set(numbers.oldestQueuedSeconds);
  gauge("holdpoint_deliveries_unread", "Messages that are stored and not read yet.").set(numbers.unreadDeliveries);

  return `${await registry.metrics()}\n${await processMetrics().metrics()}`;
}

function processMetrics(): Registry {
  if (held.holdpointProcessMetrics === undefined) {
    held.holdpointProcessMetrics = new Registry();
    collectDefaultMetrics({ register: held.holdpointProcessMetrics });
  }
  return held.holdpointProcessMetrics;
}
