import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal } from "#lib/canonical/money.ts";
import { computeLineAmount } from "#lib/canonical/totals.ts";
import { deriveUnitPrice } from "./unit-price.ts";

const price = (quantity: string, gross: string, discount = "0.00") =>
  deriveUnitPrice({ quantity, gross, discount, amount: decimal(gross).minus(discount).toFixed(2) });

describe("deriveUnitPrice", () => {
  it.each([
    ["1", "17.65", "0.00", "17.65"],
    ["3", "32.40", "0.00", "10.80"],
    ["3", "20.00", "0.00", "6.667"],
    ["1.5", "10.00", "10.00", "6.667"],
    ["2", "50.00", "20.00", "25.00"],
    ["7", "0.01", "0.00", "0.001"],
    ["4", "0.00", "0.00", "0.00"],
    ["-2", "-63.00", "0.00", "31.50"],
    ["0", "5.00", "0.00", "5.00"],
  ])("%s for %s less %s is %s each", (quantity, gross, discount, unitPrice) => {
    expect(price(quantity, gross, discount)).toBe(unitPrice);
  });

  it("gives the line's amount to the sen for every quantity and value that a shop has", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.integer({ min: 1, max: 100_000_000 }), fc.integer({ min: 0, max: 100 }), (thousandths, sen, percent) => {
        const quantity = decimal(String(thousandths)).dividedBy(1000).toFixed();
        const gross = decimal(String(sen)).dividedBy(100);
        const discount = gross.times(percent).dividedBy(100).toDecimalPlaces(2);
        const unitPrice = price(quantity, gross.toFixed(2), discount.toFixed(2));
        expect(decimal(unitPrice).decimalPlaces()).toBeLessThanOrEqual(8);
        expect(computeLineAmount({ quantity, unitPrice, discount: discount.toFixed(2) }).toFixed(2)).toBe(gross.minus(discount).toFixed(2));
      }),
    );
  });

  it("leaves a line off by what eight decimals cannot say, for the rule to show", () => {
    const quantity = "3000000";
    const unitPrice = price(quantity, "10000.01");
    expect(unitPrice).toBe("0.00333334");
    expect(computeLineAmount({ quantity, unitPrice, discount: "0.00" }).toFixed(2)).toBe("10000.02");
  });

  it("does not round an amount of more than two decimals away", () => {
    expect(deriveUnitPrice({ quantity: "2", gross: "10.125", discount: "0.00", amount: "10.125" })).toBe("5.0625");
  });
});
