import { expect, test } from "vitest";
import { explainRefusal, refusalId } from "./refusal-help.ts";

test.each([
  ["CreditTerm : CreditTerm (CreditTermKey = COD) not exists.", "term"],
  ["The document date is in a closed period.", "period"],
  ["Fiscal year 2025 is closed", "period"],
  ["Transaction date 2026-01-31 is locked.", "period"],
  ["Debtor 300-X001 not found.", "debtor"],
  ["DebtorCode : Debtor (AccNo = 300-X001) not exists.", "debtor"],
  ["Creditor : 400-B009 not exists", "creditor"],
  ["Credit limit exceeded for 300-A001", "credit-limit"],
  ["TaxCode : TaxCode (TaxCode = SV-9) not exists.", "tax"],
  ["Product code KR-1 does not exist: item not found", "item"],
  ["ProductCode : Product (ProductCode = X) not exists.", "item"],
  ["Location : Location (Location = KL) not exists.", "location"],
  ["Insufficient stock for KR-BALM-LG at HQ", "stock"],
  ["Currency USD not exists", "currency"],
  ["SalesAgent : SalesAgent (SalesAgent = ZZ) not exists.", "agent"],
  ["Account 500-9999 not found", "account"],
  ["Knock off amount exceeds the outstanding amount", "outstanding"],
  ["Duplicate document number", "number"],
  ["HP-IV-000001 is taken in AutoCount by something else: an invoice", "number"],
  ["HP-IV-000001 is in AutoCount, but was voided there.", "voided"],
  ["AutoCount says that the number HP-IV-000001 is taken, but shows no document under it: perhaps it was cancelled there.", "taken-unseen"],
  ["Invalid transfer document.", "transfer"],
  ["Line 1: 5 PCS of KR-BALM-LG, but HP-DO-000002, HP-DO-000003 have only 3 open.", "transfer"],
  ["Line 2: 1 PCS of TEA, but SO-1 has none open.", "transfer"],
  ["Document HP-SO-000001 has been transferred: cancel what was made from it first.", "transfer"],
  ["Cannot set column 'DebtorName'. The value violates the MaxLength limit of this column.", "too-long"],
  ["TIN is not valid for e-Invoice", "e-invoice"],
  ["Description exceeds the maximum length of 100", "too-long"],
  ["The DebtorName field is required.", "required"],
])("explains %s", (reason, id) => {
  expect(refusalId(reason)).toBe(id);
  expect(explainRefusal(reason)?.todo).toMatch(/\.$/);
});

test("explains nothing where the words are not known, rather than guess", () => {
  expect(explainRefusal("Object reference not set to an instance of an object.")).toBeNull();
  expect(explainRefusal("")).toBeNull();
});
