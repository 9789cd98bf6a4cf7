import { startSandbox } from "./server.ts";
import type { DefaultBook } from "./seed.ts";

/**
 * The sandbox as a process of its own: `node lib/sandbox/main.ts`.
 *
 * SANDBOX_PORT (3020), SANDBOX_DATA_DIR (storage folder; memory when unset), SANDBOX_ADMIN_TOKEN (guards `/_admin`),
 * SANDBOX_BOOK with SANDBOX_KEY_ID and SANDBOX_API_KEY (a book with Malaysian defaults, made at the first start).
 * Prints one line when it listens; SIGINT and SIGTERM close it cleanly.
 */
async function main(): Promise<void> {
  const { SANDBOX_DATA_DIR, SANDBOX_ADMIN_TOKEN } = process.env;
  const port = Number(process.env["SANDBOX_PORT"] ?? 3020);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error("SANDBOX_PORT must be a port number");
  const sandbox = await startSandbox({
    port,
    dataDir: SANDBOX_DATA_DIR || undefined,
    adminToken: SANDBOX_ADMIN_TOKEN || undefined,
    defaultBook: defaultBook(),
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    throw new Error(`Port ${port} is in use. Stop what uses it, or choose another with SANDBOX_PORT`);
  });
  console.log(`AutoCount sandbox listens on ${sandbox.url}`);

  const stop = (): void => void sandbox.close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

function defaultBook(): DefaultBook | undefined {
  const { SANDBOX_BOOK: id, SANDBOX_KEY_ID: keyId, SANDBOX_API_KEY: apiKey } = process.env;
  if (!id) return undefined;
  if (!keyId || !apiKey) throw new Error("SANDBOX_BOOK needs SANDBOX_KEY_ID and SANDBOX_API_KEY");
  return { id, keyId, apiKey };
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
