import { debtor } from "./debtor.ts";
import type { PartySpec } from "./party.ts";

/** Supplier account: as a debtor, without delivery address and sales agent (the contract's section 20). */
export const creditor: PartySpec = {
  ...debtor,
  path: "creditor",
  ledgerName: "creditors",
  control: "creditorControl",
  fields: debtor.fields.filter((field) => !field.name.startsWith("deliver") && field.name !== "salesAgent"),
};
