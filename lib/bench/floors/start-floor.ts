import { fork } from "node:child_process";

export type FloorServer = { url: string; stop(): Promise<void> };

/** What the pg floor is told: the very query that the product asks, by the same protocol. */
export type PageFloor = { databaseUrl: string; text: string; values: readonly unknown[] };

/** A bare server that answers every request with a body of so many bytes. */
export function startStaticServer(bytes: number): Promise<FloorServer> {
  return start("static-server.ts", { bytes });
}

/** A bare server that answers every request with the rows of one query, as JSON. */
export function startPageServer(floor: PageFloor): Promise<FloorServer> {
  return start("page-server.ts", floor);
}

/** Runs a floor in a process of its own, as the product runs in its own; it ends with this one, however this one ends. */
function start(file: string, options: object): Promise<FloorServer> {
  const child = fork(new URL(file, import.meta.url), { execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the floor ${file} ended with exit code ${code}`)));
    child.once("message", (message: { port: number }) => {
      resolve({
        url: `http://127.0.0.1:${message.port}`,
        async stop() {
          child.disconnect();
          await ended;
        },
      });
    });
    child.send(options);
  });
}
