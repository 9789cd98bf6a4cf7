import { z } from "zod";

const amount = z.string().regex(/^\d{1,9}(\.\d{1,4})?$/, "Enter an amount such as 12.50.");
const percent = z.string().regex(/^\d{1,3}(\.\d{1,4})?$/, "Enter a percentage such as 20 or 12.5.");
const whole = (least: number, most: number) => {
  const words = `Enter a whole number from ${least} to ${most}.`;
  return z.number({ error: words }).int(words).min(least, words).max(most, words);
};

/** Amounts and percentages are decimal text, amounts in the document's currency. */
const fields = {
  /** How far lines and total may be apart. AutoCount knows no tolerance, so neither do we. */
  roundingTolerance: amount,
  /** How far the price of a line may be above or below the item's: by the greater of the two. Wide until a company narrows it: offers are common, a lost decimal point is not. */
  priceUpPercent: percent,
  priceUpAmount: amount,
  priceDownPercent: percent,
  priceDownAmount: amount,
  /** The most that may be taken off a line. */
  discountLimitPercent: percent,
  /** How much of a customer's credit limit may be used. */
  creditUsePercent: percent,
  /** How far the tax of a line may be from its rate: sources round in their own ways. */
  taxTolerance: amount,
  /** Whether totals must end in 0 or 5 sen, as they do in cash. */
  roundToFiveSen: z.boolean(),
  /** How many days from today a document may be dated. */
  futureDays: whole(0, 3650),
  /** After how many days a document counts as old. */
  staleDays: whole(1, 3650),
  /** How many times the usual is too much, and how many records an hour are never too many. */
  burstFactor: whole(2, 1000),
  burstMinimum: whole(10, 2000),
  /** Likely duplicates: how many days apart at most, and from how many points of a hundred on. */
  likelyDays: whole(0, 14),
  likelyScore: whole(50, 100),
};

/**
 * What the rules go by. A company sets them for everything, and for a source or a customer that is another case; each has a
 * default, so that nothing has to be set.
 */
export const ruleSettings = z.object({
  roundingTolerance: fields.roundingTolerance.default("0.00"),
  priceUpPercent: fields.priceUpPercent.default("200"),
  priceUpAmount: fields.priceUpAmount.default("0.00"),
  priceDownPercent: fields.priceDownPercent.default("50"),
  priceDownAmount: fields.priceDownAmount.default("0.00"),
  discountLimitPercent: fields.discountLimitPercent.default("50"),
  creditUsePercent: fields.creditUsePercent.default("100"),
  taxTolerance: fields.taxTolerance.default("0.05"),
  roundToFiveSen: fields.roundToFiveSen.default(false),
  futureDays: fields.futureDays.default(1),
  staleDays: fields.staleDays.default(365),
  burstFactor: fields.burstFactor.default(10),
  burstMinimum: fields.burstMinimum.default(100),
  likelyDays: fields.likelyDays.default(3),
  likelyScore: fields.likelyScore.default(80),
});
export type RuleSettings = z.infer<typeof ruleSettings>;
export type Threshold = keyof RuleSettings;

/** Some of the settings; what is left out is as it is for everything, or the default. */
export const someSettings = z.object(fields).partial();
export type SomeSettings = Partial<RuleSettings>;

/** How a threshold is entered; its words stand in the messages. `stricter`: which way it finds more than before, and never less. */
export type ThresholdForm = { unit: "amount" | "percent" | "days" | "count" | "switch"; stricter: "lower" | "higher" };

export const thresholdForms: Readonly<{ [threshold in Threshold]: ThresholdForm }> = {
  roundingTolerance: { unit: "amount", stricter: "lower" },
  priceUpPercent: { unit: "percent", stricter: "lower" },
  priceUpAmount: { unit: "amount", stricter: "lower" },
  priceDownPercent: { unit: "percent", stricter: "lower" },
  priceDownAmount: { unit: "amount", stricter: "lower" },
  discountLimitPercent: { unit: "percent", stricter: "lower" },
  creditUsePercent: { unit: "percent", stricter: "lower" },
  taxTolerance: { unit: "amount", stricter: "lower" },
  roundToFiveSen: { unit: "switch", stricter: "higher" },
  futureDays: { unit: "days", stricter: "lower" },
  staleDays: { unit: "days", stricter: "lower" },
  burstFactor: { unit: "count", stricter: "lower" },
  burstMinimum: { unit: "count", stricter: "lower" },
  likelyDays: { unit: "days", stricter: "higher" },
  likelyScore: { unit: "count", stricter: "lower" },
};
