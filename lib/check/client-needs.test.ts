import { expect, test } from "vitest";
import { reckonClientNeeds } from "./client-needs.ts";
import { toSourceFile } from "./imports.ts";

const files = (sources: Record<string, string>) => Object.entries(sources).map(([path, content]) => toSourceFile(path, content));

test("a layout hands down what the client components below it say, and what they import says", () => {
  const needs = reckonClientNeeds(
    files({
      "app/layout.tsx": `<ClientMessages of="app">`,
      "app/page.tsx": `import { Form } from "#components/form.tsx";\nt("shell.page.title");`,
      "components/form.tsx": `"use client";\nimport { said } from "./said.ts";\nt("shell.form.send"); t.rich("shell.form.hint", {});`,
      "components/said.ts": "t(`shell.said.${state}`)",
    }),
  );
  expect(needs).toEqual({ app: ["shell.form", "shell.said"] });
});

test("a component loaded later counts, a type does not", () => {
  const needs = reckonClientNeeds(
    files({
      "app/layout.tsx": `<ClientMessages of="app">`,
      "app/page.tsx": `import { Form } from "#components/form.tsx";`,
      "components/form.tsx": `"use client";\nimport type { Row } from "./row.tsx";\nconst Later = loadLater(() => import("./later.tsx"));`,
      "components/later.tsx": `t("shell.later.title")`,
      "components/row.tsx": `t("shell.row.title")`,
    }),
  );
  expect(needs).toEqual({ app: ["shell.later"] });
});

test("what the layout above has handed down is not handed down again; neighbours each get their own", () => {
  const button = { "components/button.tsx": `"use client";\nt("ui.button.close")`, "components/table.tsx": `"use client";\nt("queues.table.next")` };
  const needs = reckonClientNeeds(
    files({
      ...button,
      "app/layout.tsx": `import { B } from "#components/button.tsx";\n<ClientMessages of="app">`,
      "app/held/layout.tsx": `<ClientMessages of="app/held">`,
      "app/held/page.tsx": `import { B } from "#components/button.tsx";\nimport { T } from "#components/table.tsx";`,
      "app/posted/layout.tsx": `<ClientMessages of="app/posted">`,
      "app/posted/page.tsx": `import { T } from "#components/table.tsx";`,
    }),
  );
  expect(needs).toEqual({ app: ["ui.button"], "app/held": ["queues.table"], "app/posted": ["queues.table"] });
});
