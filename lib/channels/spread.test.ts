import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal } from "#lib/canonical/money.ts";
import { spread } from "./spread.ts";

const sen = fc.integer({ min: 0, max: 5_000_000 }).map((value) => decimal(value.toString()).dividedBy(100));

describe("spread", () => {
  it("gives whole sen that add up to the amount, no line more than its value", () => {
    fc.assert(
      fc.property(fc.array(sen, { minLength: 1, maxLength: 30 }), fc.integer({ min: 0, max: 100 }), (values, percent) => {
        const whole = values.reduce((total, value) => total.plus(value), decimal("0"));
        fc.pre(!whole.isZero());
        const amount = whole.times(percent).dividedBy(100).toDecimalPlaces(2);
        const shares = spread(amount, values);
        expect(shares.reduce((total, share) => total.plus(share), decimal("0")).toFixed(2)).toBe(amount.toFixed(2));
        shares.forEach((share, index) => {
          expect(share.decimalPlaces()).toBeLessThanOrEqual(2);
          expect(share.lessThanOrEqualTo((values[index] ?? decimal("0")).plus("0.01"))).toBe(true);
        });
      }),
    );
  });

  it("stays within a sen of each exact share where charges and discounts stand together", () => {
    const values = ["2798.12112", "0.9159", "-0.108", "22.6968"].map(decimal);
    const shares = spread(decimal("2821.63"), values);
    expect(shares.map((share) => share.toFixed(2))).toEqual(["2798.12", "0.92", "-0.11", "22.70"]);
  });

  it("gives the sen left over to the largest remainders", () => {
    const shares = spread(decimal("10.00"), ["99", "100", "100", "100"].map(decimal));
    expect(shares.map((share) => share.toFixed(2))).toEqual(["2.48", "2.51", "2.51", "2.50"]);
  });
});
