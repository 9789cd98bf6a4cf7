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
