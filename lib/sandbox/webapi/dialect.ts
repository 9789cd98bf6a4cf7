import { z } from "zod";

/**
 * How a customer's Web API behaves where the facts are silent (other-apis C.3, C.5, F.7, H): which wrapper runs there is not
 * known, so each can be switched. The defaults are ours, in the manner of ASP.NET.
 */
export const dialect = z.strictObject({
  /** CreateRecord answers the new key: `123`, or `{ "DocKey": 123 }`. */
  createAnswer: z.enum(["number", "object"]).default("number"),
  /** Refusals: `{ "Message" }`, plain text, or (C.5) plain text with HTTP 200. The door's own (401, 404 of a route, 5xx) keep their status. */
  errors: z.enum(["message", "text", "text-200"]).default("message"),
  /** Lists: a bare array, or `{ "Data": [...], "TotalCount": n }`. */
  lists: z.enum(["array", "wrapped"]).default("array"),
  /** Whether GetRecordList looks at a `DocNo` in its body; the facts know no filter. */
  filtersLists: z.boolean().default(false),
  /** How dates are read and written (C.5). */
  dates: z.enum(["iso", "dd-MM-yyyy"]).default("iso"),
  /** The facts do not promise that more than what is open is refused (C.4). */
  refusesOverTransfer: z.boolean().default(false),
  /** The facts know SO to DO and DO to invoice (C.4); the desktop product itself can also do SO to invoice. */
  transfersOrderToInvoice: z.boolean().default(false),
  /** A gateway that overwrites the invoice of the same number instead of refusing (F.7). */
  overwritesInvoices: z.boolean().default(false),
});
export type Dialect = z.infer<typeof dialect>;
