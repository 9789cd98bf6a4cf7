import { expect, it } from "vitest";
import { englishTexts as t } from "#messages/english-texts.ts";
import { withUndo } from "./undo.ts";

it("keeps the message with its button for the ten seconds that the key works", () => {
  const undo = async () => ({ ok: true as const, value: null });
  expect(withUndo(t, undo, "Open again")).toMatchObject({ action: { label: "Undo" }, duration: 10_000 });
});
