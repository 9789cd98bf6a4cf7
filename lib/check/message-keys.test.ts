import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { toSourceFile } from "./imports.ts";
import { findUnsaid, readMessageKeys } from "./message-keys.ts";

test("keys are read from the files of the rooms, however deep they lie", () => {
  const folder = mkdtempSync(join(tmpdir(), "holdpoint-messages-"));
  try {
    writeFileSync(join(folder, "sign-in.json"), JSON.stringify({ form: { send: "Sign in", states: { gone: "Gone" } } }));
    expect(readMessageKeys(folder)).toEqual(["signIn.form.send", "signIn.form.states.gone"]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a text that no file says is found; one whose key is put together is said", () => {
  const files = [toSourceFile("components/form.tsx", `t("signIn.form.send"); t(\`signIn.form.states.\${state}\`)`)];
  expect(findUnsaid(files, ["signIn.form.send", "signIn.form.states.gone", "signIn.form.stop"])).toEqual(["signIn.form.stop"]);
});
