import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { undecidedOwnership } from "#lib/ownership/ownership.ts";
import { priceMismatch } from "./price-mismatch.ts";
import { ruleSettings } from "./rule-settings.ts";
import { anAccount, anItem, testRule } from "./test-rule.ts";

const at = (unitPrice: string, over = {}) => aDocument({ lines: [aLine({ unitPrice, ...over })] });
const within = (settings: object) => ({ settings: ruleSettings.parse(settings) });
const tight = within({ priceUpPercent: "0", priceDownPercent: "0" });
const units = { items: new Map([["TEA", anItem({ uoms: [{ uom: "UNIT", rate: "1", price: "10.00", minPrice: null, levels: { "2": "8.00" } }, { uom: "CTN", rate: "12", price: "100.00", minPrice: null, levels: {} }] })]]) };
const ownedBy = (sourceId: string) => ({ ownership: { owners: { ...undecidedOwnership.owners, price: { system: "source" as const, sourceId, name: "Shop", since: "2026-01-01T00:00:00Z" } }, byHand: new Set<string>() } });
const fixes = (value: string, label = `Take AutoCount's price: MYR ${value}`) => [{ do: "set-field" as const, path: "lines.0.unitPrice", value, label }, { do: "edit-field" as const }, { do: "choose-item" as const, lineId: "1" }];

const took = (value: string, decision: "take" | "ignore" = "take") => new Map([["record-2", [{ data: "price" as const, subject: "tea", field: "price", value, decision }]]]);

testRule(priceMismatch, {
  passes: {
    "AutoCount's price": aDocument(),
    "three times the price": at("30.00"),
    "half the price": at("5.00"),
    "as far as an amount allows where the percentage is less": { document: at("10.50"), facts: within({ priceUpPercent: "1", priceUpAmount: "0.50" }) },
    "with 8 % tax inside, compared without it": { document: aDocument({ taxInclusive: true, lines: [aLine({ unitPrice: "10.80", taxRate: "8" })] }), facts: tight },
    "an item without a price": { document: at("99.00"), facts: { items: new Map([["TEA", anItem({ price: null, uoms: [] })]]) } },
    "dollars, of which the mirror has no prices": aDocument({ currency: "USD", lines: [aLine({ unitPrice: "99.00" })] }),
    "a carton at the price of a carton": { document: at("100.00", { uom: "CTN" }), facts: { ...units, ...tight } },
    "a unit that the item does not have, which another rule holds": { document: at("55.00", { uom: "BOX" }), facts: units },
    "the debtor's own price level": { document: at("8.00"), facts: { ...units, ...tight, customers: new Map([["300-A001", anAccount({ priceLevel: "2" })]]) } },
    "whatever the shop says where the shop owns prices": { document: at("99.00"), facts: ownedBy("shop-1") },
    "a price that somebody took for good, of this source for this item": { document: at("99.00"), facts: { ...ownedBy("erp"), decided: took("99") } },
    "a charge": aDocument({ lines: [aLine({ kind: "shipping", unitPrice: "99.00" })] }),
  },
  holds: {
    "one sen more than three times": [
      at("30.01"),
      { message: '"Tea" costs MYR 30.01 here; AutoCount has TEA at MYR 10.00, which is less.', isDearer: true, listed: "10.00", fields: ["lines.0.unitPrice"], fixes: fixes("10.00") },
    ],
    "one sen less than half": [
      at("4.99"),
      { message: '"Tea" costs MYR 4.99 here; AutoCount has TEA at MYR 10.00, which is more.', isDearer: false, fields: ["lines.0.unitPrice"], fixes: fixes("10.00") },
    ],
    "a carton at the price of a piece": [
      { document: at("10.00", { uom: "CTN" }), facts: units },
      { message: '"Tea" costs MYR 10.00 here; AutoCount has TEA at MYR 100.00, which is more.', fields: ["lines.0.unitPrice"], fixes: fixes("100.00", "Take AutoCount's price: MYR 100.00; total MYR 200.00") },
    ],
    "another source where the ERP owns prices": [
      { document: at("99.00"), facts: ownedBy("erp") },
      { message: '"Tea" costs MYR 99.00 here; AutoCount has TEA at MYR 10.00, which is less.', fields: ["lines.0.unitPrice"], fixes: fixes("10.00"), data: "price", subject: "tea", field: "price", value: "99", other: { name: "AutoCount", value: "10" }, owner: "Shop", since: "2026-01-01T00:00:00Z" },
    ],
    "another price than the one that was taken, and one that was ignored": [
      { document: aDocument({ lines: [aLine({ unitPrice: "98.00" })] }), facts: { ...ownedBy("erp"), decided: took("99") } },
      { message: '"Tea" costs MYR 98.00 here; AutoCount has TEA at MYR 10.00, which is less.', value: "98", fields: ["lines.0.unitPrice"], fixes: fixes("10.00") },
    ],
    "a company that allows nothing": [
      { document: at("10.01"), facts: tight },
      { message: '"Tea" costs MYR 10.01 here; AutoCount has TEA at MYR 10.00, which is less.', fields: ["lines.0.unitPrice"], fixes: fixes("10.00") },
    ],
  },
});
