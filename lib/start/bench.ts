// npm run bench: the benchmarks, against the built product on a data folder of its own.
import { buildWeb, generateClient } from "./build.ts";
import { provideChromium } from "./chromium.ts";
import { complain, step } from "./progress.ts";
import { startThrowAwayProduct } from "./throw-away-product.ts";

try {
  await step("database client", generateClient);
  await step("web build", buildWeb);
  const chromium = await step("browser", provideChromium);
  const product = await step("product", () => startThrowAwayProduct());
  try {
    Object.assign(process.env, product.env);
    const { runBench } = await import("#lib/bench/main.ts");
    await runBench({ ...product, chromium }, process.argv.slice(2));
    const { disconnect } = await import("#lib/db/prisma.ts");
    const { stopSending } = await import("#lib/jobs/sender.ts");
    // Left running it would keep the process alive, and ask a pool that is gone.
    await stopSending();
    await disconnect();
  } finally {
    await product.stop();
  }
} catch (error) {
  complain(error);
  process.exitCode = 1;
}
