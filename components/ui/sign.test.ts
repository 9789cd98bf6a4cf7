import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { signNames } from "./sign.ts";

it("has a picture for each name, and a name for each picture", () => {
  const css = readFileSync(new URL("../../app/signs.css", import.meta.url), "utf8");
  const drawn = [...css.matchAll(/^\.sign-([a-z0-9-]+) \{ --sign: url\("data:image\/svg\+xml,%3Csvg [^"]+%3C\/svg%3E"\); \}$/gm)].map((match) => match[1]);
  expect(drawn).toEqual([...signNames]);
});
