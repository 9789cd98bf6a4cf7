import { expect, it } from "vitest";
import { bareCode, similarity } from "./similarity.ts";

it("calls the same words the same, whatever their case, order and punctuation", () => {
  expect(similarity("Teh Boh, Cameronian", "cameronian BOH teh")).toBe(1);
});

it("calls a name that a longer description contains nearly the same", () => {
  expect(similarity("Pandan Soap (3) Promo Pack + free pouch", "Pandan Soap (3)")).toBeGreaterThan(0.7);
});

it("finds nothing alike in texts that share nothing, or are empty", () => {
  expect(similarity("Rattan Basket", "Kopi")).toBe(0);
  expect(similarity("", "Kopi")).toBe(0);
  expect(similarity("---", "---")).toBe(0);
});

it("sees through a typing mistake", () => {
  expect(similarity("Enamle Mug", "Enamel Mug")).toBeGreaterThan(0.5);
});

it("knows words of every script", () => {
  expect(similarity("白咖啡 250g", "白咖啡 250g")).toBe(1);
});

it("reads a code without case, spaces and punctuation", () => {
  expect(bareCode(" KR-Tea 100/")).toBe("krtea100");
});
