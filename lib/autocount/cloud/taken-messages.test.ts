import { describe, expect, it } from "vitest";
import { saysTaken } from "./taken-messages.ts";
import type { CloudResource } from "./taken-messages.ts";

const taken: [CloudResource, string][] = [
  ["invoice", "Duplicate document number: HP-IV-000001"],
  ["invoice", "Cannot save. DUPLICATE DOCUMENT NUMBER is not allowed."],
  ["debtor", "AccNo (300-T004) already exists."],
  ["debtor", "Account No 300-T004 exists."],
  ["debtor", "The account number is already in use."],
  ["debtor", "Duplicate AccNo 300-T004."],
  ["product", "ProductCode (BOLT-M8) already exists."],
  ["product", "Item code BOLT-M8 already exists."],
  ["product", "Duplicate product code."],
];

const notTaken: [CloudResource, string][] = [
  ["invoice", "CreditTerm : CreditTerm (CreditTermKey = COD) not exists."],
  ["invoice", "AccNo is required."],
  ["invoice", "AccNo (300-T004) already exists."],
  ["invoice", "The CreditTerm field is required. The DebtorName field is required."],
  ["debtor", "ParentAccNo : Account (AccountKey = 300-9999) not exists."],
  ["debtor", "AccNo : Account (AccountKey = 300-9999) does not exist."],
  ["debtor", "The AccNo field is required. CreditTerm : CreditTerm (CreditTermKey = COD) not exists."],
  ["product", "SupplyTaxCode : TaxCode (TaxCodeKey = X) not exists for this product."],
  ["product", "The ProductCode field is required."],
];

describe("AutoCount's sentences", () => {
  it.each(taken)("of a new %s say taken: %s", (resource, message) => {
    expect(saysTaken(resource, message)).toBe(true);
  });

  it.each(notTaken)("of a new %s do not say taken: %s", (resource, message) => {
    expect(saysTaken(resource, message)).toBe(false);
  });

  it("are read one by one: an unknown term beside a taken number is still a taken number", () => {
    expect(saysTaken("debtor", "CreditTerm : CreditTerm (CreditTermKey = COD) not exists. AccNo (300-T004) already exists.")).toBe(true);
  });
});
