import { z } from "zod";
import { optionalText, text } from "./core.ts";

/** The other side of a document: the buyer of a sale, the supplier of a purchase. */
export const party = z.object({
  /** The debtor or creditor in AutoCount, once known. */
  code: optionalText(12),
  /** The source's own id of the party; null for a walk-in sale. */
  sourceId: optionalText(100),
  name: text(200).default(""),
  email: optionalText(255),
  phone: optionalText(50),
  registerNo: optionalText(50),
  tin: optionalText(30),
  address: optionalText(500),
  postcode: optionalText(20),
  country: optionalText(3),
});
export type Party = z.infer<typeof party>;
