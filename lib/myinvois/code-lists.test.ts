import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { searchCodes, whyNotUsable } from "./code-list.ts";
import { allCodeLists, type CodeListName } from "./code-lists.ts";
import { turnoverGroups } from "./calendar.ts";
import dated from "./calendar.json" with { type: "json" };

/** Our name of each list, and the file of the facts that it was taken from. */
const files: { [name in CodeListName]: string } = {
  classifications: "classification-codes", countries: "country-codes", currencies: "currency-codes", "invoice-types": "invoice-types", msic: "msic-codes",
  "payment-modes": "payment-modes", states: "state-codes", "tax-types": "tax-types", units: "uom-codes",
};
const names = Object.keys(files) as CodeListName[];
const shared = new URL("../../../shared/einvoice/", import.meta.url);

describe("The code lists of the tax authority", () => {
  it.each(names)("%s says where it comes from and of which day it is", (name) => {
    expect(allCodeLists[name].source).toMatch(/^https:\/\/sdk\.myinvois\.hasil\.gov\.my\//);
    expect(allCodeLists[name].asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(allCodeLists[name].byCode.size).toBeGreaterThan(6);
  });

  it.runIf(existsSync(shared)).each(names)("%s has every code of the facts, under the same name, and no other that is in force", (name) => {
    const facts = JSON.parse(readFileSync(new URL(`${files[name]}.json`, shared), "utf8")) as { asOf: string; codes: { code: string; name?: string; description?: string }[] };
    expect(allCodeLists[name].asOf).toBe(facts.asOf);
    const inForce = [...allCodeLists[name].byCode.values()].filter(({ code }) => whyNotUsable(allCodeLists[name], code, facts.asOf) === null);
    expect(inForce.map(({ code, name: text }) => [code, text])).toEqual(facts.codes.map(({ code, name: text, description }) => [code, text ?? description]));
  });

  it("keep leading zeros, and know what has ended", () => {
    const { states, msic, currencies } = allCodeLists;
    expect(msic.byCode.get("01111")?.name).toBe("Growing of maize");
    expect(whyNotUsable(states, "00", "2025-06-12")).toBeNull();
    expect(whyNotUsable(states, "00", "2025-06-13")).toBe("no-longer");
    expect(whyNotUsable(currencies, "CNH", "2025-04-30")).toBe("not-yet");
    expect(whyNotUsable(states, "1", "2026-01-01")).toBe("unknown");
  });

  it("are searched by code and by words, the nearest first and no more than asked", () => {
    expect(searchCodes(allCodeLists.units, "h87")[0]).toMatchObject({ code: "H87", name: "piece" });
    expect(searchCodes(allCodeLists.units, "carton")[0]).toMatchObject({ code: "XCT" });
    expect(searchCodes(allCodeLists.msic, "retail motor vehicles").map(({ code }) => code)).toEqual(expect.arrayContaining(["45101", "45102"]));
    expect(searchCodes(allCodeLists.msic, "", 5)).toHaveLength(5);
    expect(searchCodes(allCodeLists.msic, "no such business")).toEqual([]);
  });
});

describe("The calendar", () => {
  it("names businesses and units that are in the lists", () => {
    const msic = [...allCodeLists.msic.byCode.keys()];
    for (const prefix of dated.notConsolidated.flatMap((one) => one.msic)) expect(msic.some((code) => code.startsWith(prefix)), prefix).toBe(true);
    for (const { code, instead } of dated.misreadUnits) for (const unit of [code, instead]) expect(unit === null || allCodeLists.units.byCode.has(unit), String(unit)).toBe(true);
    for (const { state } of dated.postcodes) expect(allCodeLists.states.byCode.has(state)).toBe(true);
  });

  it("has each turnover group begin before its relaxation ends", () => {
    for (const { from, relaxedUntil } of turnoverGroups) expect(from < relaxedUntil).toBe(true);
  });
});
