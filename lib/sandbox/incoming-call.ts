import type { IncomingHttpHeaders } from "node:http";

/** A request with its body read. */
export interface IncomingCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly bodyText: string;
}
