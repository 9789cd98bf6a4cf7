import { salesKinds, type SalesKind } from "#lib/canonical/kinds.ts";
import type { SalesDocument } from "#lib/canonical/sales.ts";
import type { Party } from "#lib/canonical/party.ts";
import { consolidateBy, isExempt, misreadUnits, stateOfPostcode } from "#lib/myinvois/calendar.ts";
import { isMalaysia } from "#lib/myinvois/country.ts";
import { doubtOfDigits, identityNames, isIdentityType, isOldBrn, looksLikeSst } from "#lib/myinvois/identity.ts";
import { type Issue, issueOf } from "#lib/myinvois/issue.ts";
import { findTinTrouble, generalTin } from "#lib/myinvois/tin.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Doubt = Found & { says: string };

/**
 * Warns of what MyInvois may take but is probably wrong: the tax authority publishes no form for it, or the code means
 * something else than shops mean. Source: einvoice README TIN-4, TIN-8, TIN-10, ID-1, ID-2, ID-5, ID-6, SST-3, ADR-9, LIN-6,
 * LIN-8 and CON-6.
 */
export const einvoiceDoubt = defineRule<Doubt, SalesKind>({
  id: "einvoice-doubt",
  title: "E-invoice details look wrong",
  kinds: salesKinds,
  severity: "warning",
  owner: "finance",
  canBeOff: true,
  onNewDay: "a new day has begun",
  fields: [],
  message: ({ says }) => says,
  check({ sourceId, bookAs, document }, { eInvoice, baseCurrency, customers, today }) {
    const debtorTin = customers.get(document.customer.code ?? "")?.tin ?? null;
    const issue = issueOf({ sourceId, bookAs, document, debtorTin }, eInvoice, baseCurrency);
    if (issue.as !== "individual") return [];
    const exempt = document.lines.flatMap(({ taxCode, description }, index): Doubt[] => {
      if (taxCode === null || !isExempt(taxCode)) return [];
      const path = `lines.${index}.taxCode`;
      return [{ says: `"${description}" is exempt (tax code ${taxCode}): its e-invoice has to say why and how much, which is entered in AutoCount.`, fields: [path], fixes: [{ do: "edit-field", path, label: "Correct the tax code" }] }];
    });
    const units = document.lines.flatMap(({ unitCode, description }, index): Doubt[] => {
      const unit = misreadUnits.find(({ code }) => code === unitCode);
      if (unit === undefined) return [];
      const path = `lines.${index}.unitCode`;
      const better: Fix[] = unit.instead === null ? [] : [{ do: "set-field", path, value: unit.instead, label: `Make it ${unit.instead}, ${unit.insteadName}` }];
      return [{ says: `The unit code ${unit.code} of "${description}" means ${unit.means}.`, fields: [path], fixes: [...better, { do: "edit-field", path, label: "Correct the unit code" }] }];
    });
    return [...lateDoubts(issue, document, today), ...partyDoubts(document.customer, today), ...units, ...exempt];
  },
});

/** A person who asks for an e-invoice has the month of the sale for it; a business gets one anyway (CON-6). */
function lateDoubts({ because }: Issue, { date, customer }: SalesDocument, today: string): Doubt[] {
  const tin = customer.tin?.trim() ?? "";
  const isPerson = tin.startsWith("IG") || generalTin(tin)?.tin === "EI00000000010";
  const month = date.slice(0, 7);
  if (because !== "said" || !isPerson || today.slice(0, 7) <= month) return [];
  const fixes: Fix[] = today <= consolidateBy(date) ? [{ do: "set-field", path: "eInvoice", value: "consolidated", label: "Put it into the consolidated e-invoice" }] : [];
  return [{ says: `The sale is of ${month}, and a person may ask for an e-invoice of their own until the end of that month only. Accept it where they asked in time.`, fields: ["eInvoice"], fixes: [...fixes, { do: "set-field", path: "eInvoice", value: "none", label: "It is consolidated already" }] }];
}

function partyDoubts(customer: Party, today: string): Doubt[] {
  const doubts: Doubt[] = [];
  const edit = (path: string, label: string): Fix => ({ do: "edit-field", path: `customer.${path}`, label });
  const tin = customer.tin?.trim() ?? "";
  const trouble = tin === "" ? null : findTinTrouble(tin);
  if (trouble !== null && !trouble.isSure) {
    const better: Fix[] = trouble.better === null ? [] : [{ do: "set-field", path: "customer.tin", value: trouble.better, label: `Make it ${trouble.better}` }];
    doubts.push({ says: `The buyer's TIN is ${tin}, but a TIN ${trouble.why}.`, fields: ["customer.tin"], fixes: [...better, edit("tin", "Correct the TIN")] });
  }
  const isNumber = customer.identityType === "BRN" || !customer.identityType;
  const [path, number] = customer.identityNo ? ["identityNo", customer.identityNo] : ["registerNo", customer.registerNo ?? ""];
  if (tin === "EI00000000010" && isNumber && number !== "" && number !== "NA") {
    doubts.push({ says: `The TIN is the general public's, but the buyer has the business registration number ${number}.`, fields: ["customer.tin"], fixes: [edit("tin", "Enter the buyer's own TIN")] });
  }
  if (tin === "EI00000000020" && isMalaysia(customer.country) && customer.identityType !== "PASSPORT" && customer.identityType !== "NRIC") {
    doubts.push({ says: "The TIN is the one for foreign buyers, but the address is in Malaysia and no passport is named.", fields: ["customer.tin"], fixes: [edit("tin", "Correct the TIN")] });
  }
  const { identityType } = customer;
  if (tin === "EI00000000010" && identityType === "PASSPORT") {
    doubts.push({ says: "The TIN is the general public's, and that is for MyKad numbers: who only has a passport goes under the TIN for foreign buyers.", fields: ["customer.tin"], fixes: [{ do: "set-field", path: "customer.tin", value: "EI00000000020", label: "Foreign buyer without a TIN" }, edit("tin", "Correct the TIN")] });
  }
  if (tin === "EI00000000040" && !isNumber) {
    doubts.push({ says: "The TIN is the one for government and exempt institutions, but the buyer is named by a person's number.", fields: ["customer.tin"], fixes: [edit("tin", "Correct the TIN")] });
  }
  if (isNumber && number === "NA" && tin !== "" && generalTin(tin) === null) {
    doubts.push({ says: `The buyer has the TIN ${tin} of their own, but no registration number (NA): that is for the public, abroad and government.`, fields: [`customer.${path}`], fixes: [edit(path, "Enter the registration number")] });
  }
  const type = identityType || "BRN";
  const doubt = isIdentityType(type) ? doubtOfDigits(type, number, Number(today.slice(0, 4))) : null;
  if (doubt !== null && isIdentityType(type)) {
    doubts.push({ says: `The ${identityNames[type]} ${number} ${doubt}.`, fields: [`customer.${path}`], fixes: [edit(path, "Correct the number")] });
  }
  if (isNumber && isOldBrn(number)) {
    doubts.push({ says: `The registration number ${number} is the old one; companies now have one of 12 digits.`, fields: [`customer.${path}`], fixes: [edit(path, "Enter the new number")] });
  }
  if (customer.sstNo && !looksLikeSst(customer.sstNo)) {
    doubts.push({ says: `The SST number ${customer.sstNo} does not look like A01-2345-67891012.`, fields: ["customer.sstNo"], fixes: [edit("sstNo", "Correct the SST number")] });
  }
  return [...doubts, ...placeDoubts(customer)];
}

function placeDoubts({ postcode, state, country }: Party): Doubt[] {
  const code = postcode?.trim() ?? "";
  if (code === "" || !isMalaysia(country)) return [];
  const fixes: Fix[] = [{ do: "edit-field", path: "customer.postcode", label: "Correct the postcode" }];
  if (/^\d{1,4}$/.test(code)) return [{ says: `The postcode ${code} has fewer than 5 digits: perhaps a zero in front was lost.`, fields: ["customer.postcode"], fixes: [{ do: "set-field", path: "customer.postcode", value: code.padStart(5, "0"), label: `Make it ${code.padStart(5, "0")}` }, ...fixes] }];
  const expected = stateOfPostcode(code);
  if (expected === null || !state || state === expected) return [];
  return [{ says: `The postcode ${code} does not lie in state ${state}.`, fields: ["customer.postcode", "customer.state"], fixes: [{ do: "set-field", path: "customer.state", value: expected, label: `Make the state ${expected}` }, ...fixes] }];
}
