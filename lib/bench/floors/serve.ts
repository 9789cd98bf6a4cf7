import { createServer, type RequestListener } from "node:http";

/** Serves as a floor, in a process of its own: takes its options from the parent, tells the port, ends with the parent. */
export function serve<Options>(makeListener: (options: Options) => RequestListener): void {
  process.once("message", (options: Options) => {
    const server = createServer(makeListener(options));
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address !== null && typeof address !== "string") process.send?.({ port: address.port });
    });
  });
  process.once("disconnect", () => process.exit());
}
