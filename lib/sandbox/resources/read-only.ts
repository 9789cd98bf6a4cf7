import type { BookSettings } from "#lib/sandbox/books.ts";
import { fold, isJsonObject, member } from "#lib/sandbox/json.ts";
import { listingAnswer, queryPage } from "#lib/sandbox/listing.ts";
import { answered, reads } from "#lib/sandbox/resource.ts";
import type { Answer, Call, Resource } from "#lib/sandbox/resource.ts";
import { formatNumber } from "./document-numbering.ts";

/** What the API can list but not change (the contract's section 23). */
export const readOnlyResources: readonly Resource[] = [
  { path: "companyProfile", operations: [reads("GET", "", (call) => answered(companyProfile(call.book.settings)))] },
  listed("location", (settings) => settings.locations),
  listed("salesAgent", (settings) => settings.salesAgents),
  listed("department", (settings) => settings.departments),
  listed("area", (settings, call) =>
    settings.areas.filter((area) => !leafOnly(call) || settings.areas.every((other) => other.parentAreaCode !== area.areaCode)),
  ),
  listed("paymentMethod", (settings) => settings.paymentMethods.map(withPaymentDefaults)),
  listed("docNoFormat", listFormats),
  { path: "account", operations: [reads("POST", "listing", listAccounts)] },
];

function companyProfile(settings: BookSettings): unknown {
  const { companyName, registerNo, address, currency } = settings;
  return { companyName, registerNo, address, localCurrency: currency };
}

function listed(path: string, rowsOf: (settings: BookSettings, call: Call) => readonly unknown[]): Resource {
  const list = (call: Call): Answer => listingAnswer(call, rowsOf(call.book.settings, call), queryPage(call, 1), (row) => row);
  return { path, operations: [reads("GET", "listing", list)] };
}

function withPaymentDefaults(method: BookSettings["paymentMethods"][number]): unknown {
  return {
    ...method,
    bankChargeAccount: null,
    bankChargePercent: 0,
    minBankCharge: 0,
    bankChargeTaxCode: null,
    mergeBankChargeTrans: false,
    acceptChequeNo: false,
    taxEntity: null,
  };
}

function listFormats(settings: BookSettings, call: Call): unknown[] {
  const docType = call.query.one("docType")?.toUpperCase() ?? null;
  return settings.docNoFormats
    .filter((format) => docType === null || format.docType === docType)
    .map(({ name, docType: type, maxNumber, format, oneMonthOneSet, isDefault }) => {
      const nextNumber = call.store.nextNumberOf(call.book, type, name);
      const sample = formatNumber(format, nextNumber);
      return { name, docType: type, nextNumber, maxNumber, format, sample, oneMonthOneSet, isDefault };
    });
}

/**
 * Accounts by type: the types of one group are or-ed, the two groups and-ed. Control accounts are never leaves, so
 * `leafOnly` with `debtorControl` gives nothing.
 */
function listAccounts(call: Call): Answer {
  const search = call.query.one("searchText")?.toLowerCase() ?? "";
  const found = call.book.settings.accounts.filter(
    (account) =>
      isWanted(call, "filterByAccTypes", "accTypes", account.accType) &&
      isWanted(call, "filterBySpecialAccTypes", "specialAccTypes", account.specialAccType) &&
      !(leafOnly(call) && (account.specialAccType === "debtorControl" || account.specialAccType === "creditorControl")) &&
      `${account.accNo} ${account.description ?? ""}`.toLowerCase().includes(search),
  );
  return listingAnswer(call, found, queryPage(call, 1), (account) => account);
}

function isWanted(call: Call, switchName: string, groupName: string, type: string | null): boolean {
  if (!isJsonObject(call.body) || member(fold(call.body), switchName) !== true) return true;
  const group = member(fold(call.body), groupName);
  return type !== null && isJsonObject(group) && member(fold(group), type) === true;
}

function leafOnly(call: Call): boolean {
  return call.query.one("leafOnly")?.toLowerCase() === "true";
}
