import { expect, test } from "vitest";
import { fieldsOf, getList, listIds } from "#lib/reference/lists.ts";
import { en } from "#messages/en.ts";
import { englishTexts as t } from "#messages/english-texts.ts";
import { fieldWord, originWord } from "./list-words.ts";

test.each(listIds)("every field of %s has its word, and no other has", (id) => {
  const list = getList(id);
  expect(Object.keys(en.reference.fields[id]).toSorted()).toEqual(fieldsOf(list).map(({ name }) => name).toSorted());
  for (const field of fieldsOf(list)) expect(fieldWord(t, list, field)).toMatch(/^[A-Z]/);
});

test("an origin that is not known is shown as it is", () => {
  expect([originWord(t, "hand"), originWord(t, "elsewhere")]).toEqual(["By hand", "elsewhere"]);
});
