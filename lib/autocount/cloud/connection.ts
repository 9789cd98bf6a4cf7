import { z } from "zod";
import { bookSettings } from "../book-settings.ts";
import { serverAddress } from "../server-address.ts";
import type { Turn } from "../call.ts";

const headerText = z.string().regex(/^[\x21-\x7e]+$/, "must be one word without spaces");

/** One account book of AutoCount Cloud Accounting and the key pair for it (cloud-api 1). */
export const cloudConnection = z.object({
  baseUrl: serverAddress,
  book: z.string().regex(/^[1-9]\d{0,11}$/, "must be the number of the account book, 1 to 12 digits"),
  keyId: headerText,
  apiKey: headerText,
  /** How long one call may take, in milliseconds, from the connection to the last byte of the answer. */
  timeoutMs: z.int().min(1).default(30_000),
  settings: bookSettings.prefault({}),
});
/** `turn`: what each of its calls waits for; left out where whoever calls has waited. */
export type CloudConnection = z.infer<typeof cloudConnection> & { turn?: Turn };
