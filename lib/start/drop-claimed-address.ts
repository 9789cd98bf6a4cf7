import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { env } from "#lib/env.ts";

// Loaded into the web process with --import. Next writes the peer's address into `x-forwarded-for` only where the request
// brings no such header, so a header that no proxy of ours wrote has to be gone before Next looks: see
// lib/auth/client-address.ts. Node publishes each request here before any handler has it.
if (env("HOLDPOINT_TRUSTED_PROXY") === "0") {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    delete request.headers["x-forwarded-for"];
  });
}
