import { expect, it } from "vitest";
import { aDocument } from "#lib/canonical/document-builder.ts";
import { englishTexts as t } from "#messages/english-texts.ts";
import { checkCustomer, draftCustomer, problemsOfIssues } from "./customer-draft.ts";

const draft = draftCustomer(aDocument().customer, "300-A001", "MYR");
const wrong = (over: object) => Object.entries(checkCustomer(t, { ...draft, ...over })).filter(([, problem]) => problem !== undefined);

it("fills a debtor in from the buyer, with nothing wrong", () => {
  expect(draft).toMatchObject({ code: "300-A001", name: "Aminah Binti Osman", email: "aminah@example.com", phone: "", currency: "MYR" });
  expect(wrong({})).toEqual([]);
});

it("says what AutoCount would refuse before it does", () => {
  expect(wrong({ code: "300-A00100000" })).toEqual([["code", "AutoCount takes 12 characters; these are 13."]]);
  expect(wrong({ name: " " })).toEqual([["name", "Enter the name."]]);
  expect(wrong({ email: "aminah" })).toEqual([["email", "This is no e-mail address."]]);
  expect(wrong({ currency: "RM" })).toEqual([["currency", "Three letters, such as MYR."]]);
});

it("puts the server's complaints beside their fields and leaves others out", () => {
  expect(problemsOfIssues([{ path: "customer.code", message: "a" }, { path: "customer.code", message: "b" }, { path: "revision", message: "c" }])).toEqual({ code: "a" });
});
