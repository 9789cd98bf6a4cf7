import { salesKinds, type SalesKind } from "#lib/canonical/kinds.ts";
import type { Party } from "#lib/canonical/party.ts";
import { type CodeLists, unusableText, whyNotUsable } from "#lib/myinvois/code-list.ts";
import { isSeventeenAbroadOnly } from "#lib/myinvois/calendar.ts";
import { countryOf, isMalaysia } from "#lib/myinvois/country.ts";
import { identityNames, identityTypes, isIdentityType, isOneEmail, isPhone, tidyIdentity, whyNotIdentity, whyNotSst } from "#lib/myinvois/identity.ts";
import { type Issue, issueOf } from "#lib/myinvois/issue.ts";
import { findTinTrouble, generalTin } from "#lib/myinvois/tin.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Wanting = Found & { says: string };

/**
 * Holds a sale whose buyer MyInvois would refuse: an e-invoice of their own is to be issued, and what it has to say of
 * the buyer is missing or has a form that the portal never takes. What only looks wrong is einvoice-doubt's. A debtor
 * that AutoCount knows the tax identity of needs nothing here. Source: einvoice README 1 to 4 and 9.
 */
export const einvoiceBuyer = defineRule<Wanting, SalesKind>({
  id: "einvoice-buyer",
  title: "Buyer details for the e-invoice",
  kinds: salesKinds,
  severity: "error",
  owner: "finance",
  canBeOff: true,
  fields: [],
  message: ({ says }) => says,
  check({ sourceId, bookAs, document }, { eInvoice, baseCurrency, customers }) {
    const debtorTin = customers.get(document.customer.code ?? "")?.tin ?? null;
    const issue = issueOf({ sourceId, bookAs, document, debtorTin }, eInvoice, baseCurrency);
    if (eInvoice === null || issue.because === "not-on") return [];
    if (eInvoice.platforms.has(sourceId) && issue.as !== "none") return [platformIssues];
    if (issue.as !== "individual") return [];
    const { customer } = document;
    const isKnown = debtorTin !== null && !customer.tin?.trim();
    return isKnown ? [] : [...tinFindings(customer, issue, baseCurrency), ...identityFindings(customer), ...partyFindings(customer, document.date, eInvoice.lists)];
  },
});

const platformIssues: Wanting = {
  says: "The platform issues the e-invoice to this buyer, so the company must not issue another.",
  fields: ["eInvoice"],
  fixes: [{ do: "set-field", path: "eInvoice", value: "none", label: "Leave it to the platform" }],
};

function tinFindings(customer: Party, issue: Issue, currency: string): Wanting[] {
  const tin = customer.tin?.trim() ?? "";
  const enter = (label: string): Fix => ({ do: "edit-field", path: "customer.tin", label });
  if (tin === "") {
    return [{ says: `${reasonFor(issue, currency)}, and the buyer's TIN is missing.`, fields: ["customer.tin"], fixes: [enter("Enter the TIN"), ...withoutTin(customer), ...consolidated(issue)] }];
  }
  const general = generalTin(tin);
  if (general?.side === "supplier") {
    return [{ says: `The TIN ${tin} stands for a ${general.who}: it is never a buyer's.`, fields: ["customer.tin"], fixes: [enter("Correct the TIN"), ...withoutTin(customer)] }];
  }
  const trouble = findTinTrouble(tin);
  if (trouble === null || !trouble.isSure) return [];
  const better: Fix[] = trouble.better === null ? [] : [{ do: "set-field", path: "customer.tin", value: trouble.better, label: `Make it ${trouble.better}` }];
  return [{ says: `The buyer's TIN is ${tin}, but a TIN ${trouble.why}.`, fields: ["customer.tin"], fixes: [...better, enter("Correct the TIN")] }];
}

function reasonFor(issue: Issue, currency: string): string {
  if (issue.because === "amount") return `The sale comes to ${currency} ${issue.total}, above the ${currency} ${issue.limit} up to which sales may be consolidated`;
  return issue.because === "said" ? "The buyer asked for an e-invoice" : "Every sale gets an e-invoice of its own";
}

/** The tax authority's general TINs, for buyers who have none of their own. */
function withoutTin({ country }: Party): Fix[] {
  const abroad = country !== null && !isMalaysia(country);
  return [
    abroad
      ? { do: "set-field", path: "customer.tin", value: "EI00000000020", label: "Foreign buyer without a TIN" }
      : { do: "set-field", path: "customer.tin", value: "EI00000000010", label: "Person without a TIN, MyKad only" },
  ];
}

function consolidated(issue: Issue): Fix[] {
  return issue.because === "amount" ? [] : [{ do: "set-field", path: "eInvoice", value: "consolidated", label: "Put it into the consolidated e-invoice" }];
}

function identityFindings(customer: Party): Wanting[] {
  const { type, number, path } = identityOf(customer);
  if (type === "") {
    // A person's TIN alone is enough: the number is then sent as zeros (TIN-11). Abroad and for the public it is NA (ID-5).
    if (number === "" && (customer.tin?.startsWith("IG") || generalTin(customer.tin ?? "") !== null)) return [];
    const choose = identityTypes.map((value): Fix => ({ do: "set-field", path: "customer.identityType", value, label: `It is a ${identityNames[value]}` }));
    return [{ says: "An e-invoice names the buyer's identity number, and it is not said of which kind it is.", fields: ["customer.identityType"], fixes: choose }];
  }
  if (!isIdentityType(type)) {
    const choose = identityTypes.map((value): Fix => ({ do: "set-field", path: "customer.identityType", value, label: value }));
    return [{ says: `The buyer's identity type is ${type}; MyInvois knows ${identityTypes.join(", ")}.`, fields: ["customer.identityType"], fixes: choose }];
  }
  if (number === "") {
    return [{ says: `The buyer's ${identityNames[type]} is missing.`, fields: [path], fixes: [{ do: "edit-field", path, label: `Enter the ${identityNames[type]}` }] }];
  }
  if (number === "NA" && type === "BRN" && generalTin(customer.tin ?? "") !== null) return [];
  const why = whyNotIdentity(type, number);
  if (why === null) return [];
  const tidy = tidyIdentity(type, number);
  const better: Fix[] = tidy === null ? [] : [{ do: "set-field", path, value: tidy, label: `Make it ${tidy}` }];
  return [{ says: `The buyer's ${identityNames[type]} is ${number}, but it ${why}.`, fields: [path], fixes: [...better, { do: "edit-field", path, label: "Correct the number" }] }];
}

/** The identity of a buyer: as said, or the company's registration number where nothing else is. */
function identityOf(customer: Party): { type: string; number: string; path: string } {
  const [type, number, registerNo] = [customer.identityType?.trim() ?? "", customer.identityNo?.trim() ?? "", customer.registerNo?.trim() ?? ""];
  const isRegister = number === "" && registerNo !== "" && (type === "" || type === "BRN");
  return isRegister ? { type: "BRN", number: registerNo, path: "customer.registerNo" } : { type, number, path: "customer.identityNo" };
}

function partyFindings(customer: Party, date: string, lists: CodeLists): Wanting[] {
  const wanting: Wanting[] = [];
  const say = (path: string, says: string, label: string) => wanting.push({ says, fields: [`customer.${path}`], fixes: [{ do: "edit-field", path: `customer.${path}`, label }] });
  if (customer.name.trim() === "") say("name", "An e-invoice names its buyer, and nobody is named.", "Enter the name");
  if (!customer.phone?.trim()) say("phone", "An e-invoice says how to reach the buyer: the telephone number is missing.", "Enter the telephone number");
  else if (!isPhone(customer.phone)) say("phone", `The telephone number ${customer.phone} is none that MyInvois takes: 8 to 20 digits, a + in front or none.`, "Correct the telephone number");
  const sst = customer.sstNo ? whyNotSst(customer.sstNo) : null;
  if (sst !== null) say("sstNo", `The buyer's SST number is ${customer.sstNo}, but an SST number ${sst}.`, "Correct the SST number");
  const email = customer.email?.trim() ?? "";
  if (email !== "" && !isOneEmail(email)) say("email", `The e-mail address ${email} is none that MyInvois takes: one address alone, or nothing.`, "Correct the e-mail address");
  // Nothing is asked of where the public lives, nor of those abroad who gave no address.
  if (generalTin(customer.tin ?? "")?.tin === "EI00000000010") return wanting;
  if (!customer.address?.trim()) say("address", "The buyer's address is missing.", "Enter the address");
  else if (customer.address.trim().length > 450) say("address", "The buyer's address is longer than the three lines of 150 characters that an e-invoice has.", "Shorten the address");
  if (!customer.city?.trim()) say("city", "The town of the buyer's address is missing.", "Enter the town");
  const country = customer.country?.trim() ?? "";
  const code = countryOf(country);
  if (country === "") {
    wanting.push({ says: "The country of the buyer's address is missing.", fields: ["customer.country"], fixes: [{ do: "set-field", path: "customer.country", value: "MYS", label: "Malaysia" }, { do: "edit-field", path: "customer.country", label: "Enter the country" }] });
  } else if (code === null) say("country", `The country ${country} is not in the tax authority's list.`, "Correct the country");
  return [...wanting, ...placeFindings(customer, date, code, lists)];
}

/** State and postcode, which in Malaysia are codes (ADR-3 to ADR-7). */
function placeFindings({ state, postcode }: Party, date: string, country: string | null, lists: CodeLists): Wanting[] {
  const wanting: Wanting[] = [];
  const say = (path: string, says: string, label: string) => wanting.push({ says, fields: [`customer.${path}`], fixes: [{ do: "edit-field", path: `customer.${path}`, label }] });
  const isHere = country === null || country === "MYS";
  const said = state?.trim() ?? "";
  if (said === "") say("state", "The state of the buyer's address is missing.", isHere ? "Enter the state's code, 10 for Selangor" : "Enter the state, or 17");
  else if (isHere) {
    const why = whyNotUsable(lists.states, said, date);
    if (why !== null) say("state", `The state ${said} ${unusableText(why, lists.states.byCode.get(said))}.`, "Enter the state's code, 10 for Selangor");
    else if (said === "17" && isSeventeenAbroadOnly(date)) say("state", "State 17 (not applicable) is for addresses abroad and consolidated e-invoices.", "Enter the state's code, 10 for Selangor");
  }
  if (isHere && postcode?.trim() && !/^\d{1,5}$/.test(postcode.trim())) say("postcode", `The postcode ${postcode} is no Malaysian one: it has 5 digits.`, "Correct the postcode");
  return wanting;
}
