import type { Party } from "#lib/canonical/party.ts";
import type { Translate } from "#messages/translate.ts";

/** A new debtor as it stands in the form: all text, empty where there is nothing. */
export type CustomerDraft = {
  code: string;
  name: string;
  email: string;
  phone: string;
  registerNo: string;
  address: string;
  postcode: string;
  currency: string;
  creditTerm: string;
};
export type DraftProblems = { [field in keyof CustomerDraft]?: string | undefined };

/** A debtor filled in from the buyer of a document, in the document's currency: AutoCount books in the debtor's. */
export function draftCustomer(buyer: Party, code: string, currency: string): CustomerDraft {
  return {
    code, currency, creditTerm: "C.O.D.", name: buyer.name, email: buyer.email ?? "", phone: buyer.phone ?? "",
    registerNo: buyer.registerNo ?? "", address: buyer.address ?? "", postcode: buyer.postcode ?? "",
  };
}

/** What is plainly wrong, said before anything is sent. The server decides. */
export function checkCustomer(t: Translate, draft: CustomerDraft): DraftProblems {
  const { code, name, email, currency, creditTerm } = draft;
  return {
    code: code.trim() === "" ? t("records.customerDraft.enterCode") : code.trim().length > 12 ? t("records.customerDraft.codeTooLong", { length: code.trim().length }) : undefined,
    name: name.trim() === "" ? t("records.customerDraft.enterName") : name.trim().length > 100 ? t("records.customerDraft.nameTooLong", { length: name.trim().length }) : undefined,
    email: email.trim() !== "" && !/^[^\s@]+@[^\s@]+$/.test(email.trim()) ? t("records.customerDraft.noEmail") : undefined,
    currency: /^[A-Za-z]{3}$/.test(currency.trim()) ? undefined : t("records.customerDraft.currencyLetters"),
    creditTerm: creditTerm.trim() === "" ? t("records.customerDraft.enterTerm") : undefined,
  };
}

/** The server's complaints beside the fields that they are about. */
export function problemsOfIssues(issues: readonly { path: string; message: string }[]): DraftProblems {
  const problems: DraftProblems = {};
  for (const { path, message } of issues) {
    const field = path.replace(/^customer\./, "");
    if (isField(field)) problems[field] ??= message;
  }
  return problems;
}

const names: { readonly [field in keyof CustomerDraft]: true } = {
  code: true, name: true, email: true, phone: true, registerNo: true, address: true, postcode: true, currency: true, creditTerm: true,
};

function isField(name: string): name is keyof CustomerDraft {
  return Object.hasOwn(names, name);
}
