import { linedKinds, type LinedKind } from "#lib/canonical/kinds.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type Unknown = Found & { uom: string; code: string; known: string[] };

/**
 * Holds a line in a unit that its item does not have: AutoCount takes a unit only as the item spells it, and a carton booked
 * as a piece is twelve times too little. Source: autocount/other-apis.md F.2 (UOM of an item).
 */
export const unknownUom = defineRule<Unknown, LinedKind>({
  id: "unknown-uom",
  title: "Unit not known",
  kinds: linedKinds,
  severity: "error",
  owner: "admin",
  fields: [],
  message: ({ uom, code, known }) => `The item ${code} has no unit ${uom}; AutoCount knows ${known.join(", ")}.`,
  check: ({ document }, { items }) =>
    document.lines.flatMap((line, index) => {
      const uom = line.uom?.trim() ?? "";
      if (("kind" in line && line.kind !== "item") || uom === "" || line.itemCode === null) return [];
      const item = items.get(line.itemCode);
      // An item whose units are not known here cannot be checked.
      const known = item === undefined ? [] : item.uoms.map((unit) => unit.uom);
      if (known.length === 0 || known.includes(uom)) return [];
      const path = `lines.${index}.uom`;
      const likely = known.toSorted((a, b) => Number(b.toLowerCase() === uom.toLowerCase()) - Number(a.toLowerCase() === uom.toLowerCase()));
      const fixes: Fix[] = [
        ...likely.slice(0, 3).map((value): Fix => ({ do: "set-field", path, value, label: `Take ${value}` })),
        { do: "edit-field", path, label: "Enter the unit" },
      ];
      return [{ uom, code: line.itemCode, known, fields: [path], fixes }];
    }),
});
