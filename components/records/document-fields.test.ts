import { expect, it } from "vitest";
import { aCarrier } from "#lib/canonical/document-builder.ts";
import { isAmong, kinds, linedKinds } from "#lib/canonical/kinds.ts";
import { valueAt } from "#lib/canonical/paths.ts";
import { englishTexts as t } from "#messages/english-texts.ts";
import { documentFields, lineFields, totalFields } from "./document-fields.ts";
import { editingOf } from "./editing.ts";
import { fieldLabel } from "./field-label.ts";

it("names only fields that the documents of the kind have, each with a label", () => {
  for (const kind of kinds) {
    const { document } = aCarrier(kind);
    for (const { path } of [...documentFields[kind], ...totalFields(kind)]) {
      expect(valueAt(document, path), `${kind} ${path}`).toBeDefined();
      expect(fieldLabel(t, path), `${kind} ${path}`).not.toBe(path);
    }
    for (const name of lineFields(kind)) expect(valueAt(document, `lines.0.${name}`), `${kind} ${name}`).toBeDefined();
  }
});

it("has line fields for the kinds that have lines, and for no other", () => {
  expect(kinds.filter((kind) => lineFields(kind).length > 0)).toEqual(kinds.filter((kind) => isAmong(linedKinds, kind)));
});

it("shows no field twice on the record screen, nor in the form", () => {
  for (const kind of kinds) {
    for (const place of ["record", "entry"] as const) {
      const paths = [...documentFields[kind], ...totalFields(kind)].filter(({ only }) => only === undefined || only === place).map(({ path }) => path);
      expect(new Set(paths).size, `${kind} ${place}`).toBe(paths.length);
    }
  }
});

it("lets finance correct every kind, and nobody type an account that is chosen", () => {
  for (const kind of kinds) {
    const fields = editingOf(kind, "held", "finance")?.fields ?? [];
    expect(fields.length, kind).toBeGreaterThan(3);
    expect(fields).not.toContain("customer.code");
    expect(fields).not.toContain("supplier.code");
  }
});
