import { expect, test } from "vitest";
import { findMentions } from "./mentions.ts";

const siti = { userId: "1", name: "Siti" };
const aminah = { userId: "2", name: "Siti Aminah" };
const raj = { userId: "3", name: "Raj a/l Kumar" };
const members = [siti, aminah, raj];

test.each([
  ["please look, @Siti", [siti]],
  ["@siti aminah, and @RAJ A/L KUMAR too", [aminah, raj]],
  ["(@Siti): is this yours?", [siti]],
  ["@Siti @Siti", [siti]],
  ["mail to shop@Siti.my", []],
  ["@Sitian is nobody here", []],
  ["@ nobody", []],
  ["", []],
])("in %j exactly the named are found", (text, named) => {
  expect(findMentions(text, members)).toEqual(named);
});
