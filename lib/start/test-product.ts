import type { TestProject } from "vitest/node";
import { provideChromium } from "./chromium.ts";
import { startThrowAwayProduct, type ThrowAwayProduct } from "./throw-away-product.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The running product that the journeys walk through, and the browser to walk with. */
    product: Omit<ThrowAwayProduct, "stop"> & { chromium: string };
  }
}

/** Vitest runs it once before the first journey: the built product with a demo company of its own. */
export default async function startTestProduct(project: TestProject): Promise<() => Promise<void>> {
  const chromium = await provideChromium();
  const { stop, ...product } = await startThrowAwayProduct();
  project.provide("product", { ...product, chromium });
  return stop;
}
