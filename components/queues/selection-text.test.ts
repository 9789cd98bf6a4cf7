import { expect, it } from "vitest";
import type { RecordRow } from "#lib/queues/record-rows.ts";
import { englishTexts as t } from "#messages/english-texts.ts";
import { selectionText } from "./selection-text.ts";

const row = (total: string, currency: string) => ({ total, currency }) as RecordRow;

it("tells how many are selected and how much they are, each currency by itself", () => {
  expect(selectionText(t, [row("70.30", "MYR"), row("70.30", "MYR")])).toBe("2 selected, RM 140.60");
  expect(selectionText(t, [row("70.30", "MYR"), row("5", "USD")])).toMatch(/^2 selected, RM 70\.30 \+ /);
  expect(selectionText(t, [row("0", "")])).toBe("1 selected");
});
