import pg from "pg";
import type { TestProject } from "vitest/node";
import { buildWeb } from "./build.ts";
import { provideChromium } from "./chromium.ts";
import { startThrowAwayProduct, type ThrowAwayProduct } from "./throw-away-product.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The running products that the journeys walk through, one for each process of tests, and the browser to walk with. */
    products: (Omit<ThrowAwayProduct, "stop"> & { chromium: string })[];
  }
}

/** Vitest runs it once before the first journey: the built product with a demo company of its own, for each process. */
export default async function startTestProducts(project: TestProject): Promise<() => Promise<void>> {
  const chromium = await provideChromium();
  // Once, before several would at the same time; nothing where it is up to date.
  await buildWeb();
  const files = project.vitest.state.getPaths().filter((path) => project.matchesTestGlob(path));
  const processes = Math.min(Number(project.config.maxWorkers), files.length);
  const started = await Promise.allSettled(Array.from({ length: processes }, () => startThrowAwayProduct()));
  const products = started.filter((product) => product.status === "fulfilled").map((product) => product.value);
  const stop = async () => void (await Promise.all(products.map((product) => product.stop())));
  for (const { databaseUrl } of products) await shortenUndo(databaseUrl);
  const failure = started.find((product) => product.status === "rejected");
  if (failure !== undefined) {
    await stop();
    throw failure.reason;
  }
  project.provide("products", products.map(({ stop: _stop, ...product }) => ({ ...product, chromium })));
  return stop;
}

/** Approvals wait three seconds instead of ten before they are sent: dozens of journeys wait for what comes after. */
async function shortenUndo(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(`UPDATE ledger_connection SET settings = jsonb_set(settings, '{patience}', coalesce(settings->'patience', '{}') || '{"undo": 3000}')`);
  await client.end();
}
