import { expect, test } from "vitest";
import { textsIn } from "./screen-texts.ts";

const texts = (content: string) => textsIn("components/sources/form.tsx", content);

test("texts between tags and in attributes that are read are found", () => {
  expect(texts(`const a = <p title="The source">Name <b>{name}</b></p>;`)).toEqual(["The source", "Name"]);
  expect(texts(`const a = <Field label="Name" id="name" className="grid gap-2" />;`)).toEqual(["Name"]);
});

test("sentences are found anywhere else, also with values in them", () => {
  expect(texts(`tell.error("Nobody has answered.");`)).toEqual(["Nobody has answered."]);
  expect(texts("const a = `${count} records were sent.`; const b = `Sent by ${name} at noon`;")).toEqual(["… records were sent.", "Sent by … at noon"]);
});

test("keys, classes, code, names and what only a log shows are none", () => {
  expect(texts(`t("sources.form.name"); cn("grid gap-2 text-sm"); import("sonner");`)).toEqual([]);
  expect(texts(`const a = <pre>curl -X POST</pre>; const b = <a href="/help me please.">{t("x.y.z")}</a>;`)).toEqual([]);
  expect(texts(`const a = <b>Holdpoint</b>; throw new Error("This must not happen.");`)).toEqual([]);
});
