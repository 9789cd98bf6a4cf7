import { z } from "zod";
import { bookSettings } from "../book-settings.ts";
import { serverAddress } from "../server-address.ts";
import type { Turn } from "../call.ts";

/** What a book of the desktop product needs beside what every book needs. */
export const webApiSettings = bookSettings.extend({
  /** The facts know deliveries as the source of invoices (other-apis C.4); true where this Web API also takes orders. */
  ordersToInvoices: z.boolean().default(false),
  /** How this Web API reads and writes dates (other-apis C.5). */
  dates: z.enum(["yyyy-MM-dd", "dd-MM-yyyy"]).default("yyyy-MM-dd"),
});
export type WebApiSettings = z.infer<typeof webApiSettings>;

const headerText = z.string().regex(/^[\x21-\x7e]+$/, "must be one word without spaces");

/** One account book of AutoCount Accounting behind its on-premise Web API: the key pair alone says which (other-apis C.1). */
export const webApiConnection = z.object({
  baseUrl: serverAddress,
  /** Sent nowhere: only what people call the book here. */
  book: z.string().max(40).default(""),
  keyId: headerText,
  apiKey: headerText,
  /** How long one call may take, in milliseconds, from the connection to the last byte of the answer. */
  timeoutMs: z.int().min(1).default(30_000),
  settings: webApiSettings.prefault({}),
});
/** `turn`: what each of its calls waits for; left out where whoever calls has waited. */
export type WebApiConnection = z.infer<typeof webApiConnection> & { turn?: Turn };
