import type { Code, CodeList, CodeLists } from "./code-list.ts";
import classifications from "./codes/classifications.json" with { type: "json" };
import countries from "./codes/countries.json" with { type: "json" };
import currencies from "./codes/currencies.json" with { type: "json" };
import invoiceTypes from "./codes/invoice-types.json" with { type: "json" };
import msic from "./codes/msic.json" with { type: "json" };
import paymentModes from "./codes/payment-modes.json" with { type: "json" };
import states from "./codes/states.json" with { type: "json" };
import taxTypes from "./codes/tax-types.json" with { type: "json" };
import units from "./codes/units.json" with { type: "json" };

// Two of them have thousands of rows: load this on the server only, the browser asks /api/lookup/codes.

type Row = { code: string; name?: string; description?: string; validFrom?: string; validTo?: string; selfBilledOnly?: boolean };

function listOf({ source, asOf, codes }: { source: string; asOf: string; codes: readonly Row[] }): CodeList {
  const byCode = codes.map(({ code, name, description, validFrom, validTo, selfBilledOnly }): Code => ({
    code,
    name: name ?? description ?? code,
    ...(validFrom !== undefined && { validFrom }),
    ...(validTo !== undefined && { validTo }),
    ...(selfBilledOnly === true && { selfBilledOnly }),
  }));
  return { source, asOf, byCode: new Map(byCode.map((code) => [code.code, code])) };
}

/** Our own copy of the tax authority's lists, each with its source and day. */
export const allCodeLists = {
  classifications: listOf(classifications),
  countries: listOf(countries),
  currencies: listOf(currencies),
  "invoice-types": listOf(invoiceTypes),
  msic: listOf(msic),
  "payment-modes": listOf(paymentModes),
  states: listOf(states),
  "tax-types": listOf(taxTypes),
  units: listOf(units),
} as const satisfies { [name: string]: CodeList };
export type CodeListName = keyof typeof allCodeLists;

/** What the hold rules look into. */
export const codeLists: CodeLists = allCodeLists;
