import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countryOf } from "./country.ts";
import { isPhone } from "./identity.ts";
import { findTinTrouble, generalTin } from "./tin.ts";

describe("A TIN", () => {
  it.each(["C1234567890", "CS1234567890", "IG123456789", "IG123456789012", "PT12345670", "EI00000000010", "EI00000000040"])("%s looks right", (tin) => {
    expect(findTinTrouble(tin)).toBeNull();
  });

  it.each([
    ["ig12345678901", true, "IG12345678901"], ["C 1234567890", true, "C1234567890"], ["OG12345678901", true, "IG12345678901"], ["C12345678901234", true, null],
    ["1234567890", true, null], ["EI00000000050", true, null], ["XY1234567890", true, null],
    ["C123456789", false, "C1234567890"], ["C01234567890", false, "C1234567890"], ["C10", false, null], ["IG12345", false, null],
  ])("%s does not: sure %s, better %s", (tin, isSure, better) => {
    expect(findTinTrouble(tin)).toMatchObject({ isSure, better });
  });

  it("that is offered instead is always one that looks right", () => {
    const tins = fc.tuple(fc.constantFrom("C", "c", "IG", "SG", "OG", "TP", "J", "EI", "X", ""), fc.stringMatching(/^[0-9 -]{0,14}$/)).map((parts) => parts.join(""));
    const stillWrong = (tin: string) => {
      const better = findTinTrouble(tin)?.better ?? null;
      return better !== null && findTinTrouble(better)?.isSure === true;
    };
    fc.assert(fc.property(tins, (tin) => !stillWrong(tin)), { numRuns: 500 });
    expect(stillWrong("sg-12345678901")).toBe(false);
  });

  it("of the general ones is known by whom it stands for", () => {
    expect(generalTin("EI00000000030")).toMatchObject({ side: "supplier" });
    expect(generalTin("C1234567890")).toBeNull();
  });
});

it("a country is known by two letters or three", () => {
  expect(["MY", "mys", "SG", "XKX", "ZZ", "", null].map((code) => countryOf(code))).toEqual(["MYS", "MYS", "SGP", "XKX", null, null, null]);
});

it("a telephone number may be written with what people put between its digits", () => {
  expect(["+60 12-345 6789", "03-1234 5678", "1234567", "call me", "+60123456789x"].map(isPhone)).toEqual([true, true, false, false, false]);
});
