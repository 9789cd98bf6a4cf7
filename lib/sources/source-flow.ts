import { z } from "zod";
import { orderKind, trigger } from "#lib/canonical/kind-schemas.ts";

/** Which kind an order becomes, and on which trigger. What says itself what it is (a refund, a customer) is not asked. */
export const sourceFlow = z.object({ kind: orderKind, trigger });
export type SourceFlow = z.infer<typeof sourceFlow>;
