import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { judge } from "./architecture.ts";
import { markTestHelpers, toSourceFile } from "./imports.ts";
import { rules } from "./rules.ts";

/** For each rule one file that breaks it, and one close to it that does not. */
const planted: Record<string, { broken: [path: string, content: string]; kept: [path: string, content: string] }> = {
  "nothing-points-back-to-the-screen": {
    broken: ["lib/review/queries.ts", `import { Money } from "#components/format/money.tsx";`],
    kept: ["components/records/total.tsx", `import { Money } from "#components/format/money.tsx";`],
  },
  "components-do-not-know-pages": {
    broken: ["components/records/total.tsx", `import { metadata } from "#app/layout.tsx";`],
    kept: ["app/page.tsx", `import { metadata } from "#app/layout.tsx";`],
  },
  "components-do-not-know-the-database": {
    broken: ["components/records/total.tsx", `import type { Record } from "#lib/db/generated/client.ts";`],
    kept: ["components/records/total.tsx", `import type { HeldRow } from "#lib/queues/queries.ts";`],
  },
  "pages-read-and-write-through-rooms": {
    broken: ["app/records/page.tsx", `import { db } from "#lib/db/prisma.ts";`],
    kept: ["app/api/v1/events/route.ts", `import { subscribe } from "#lib/db/bus.ts";`],
  },
  "pure-rooms-stay-pure": {
    broken: ["lib/rules/total-mismatch.ts", `import { readFile } from "node:fs/promises";`],
    kept: ["lib/canonical/digest.ts", `import { createHash } from "node:crypto";`],
  },
  "pure-rooms-are-told-the-time": {
    broken: ["lib/rules/future-date.ts", `const today = new Date();`],
    kept: ["lib/rules/future-date.ts", `// not new Date(): the time is given\nconst day = new Date(facts.now);`],
  },
  "next-stays-at-the-doors": {
    broken: ["lib/review/correct-record.ts", `import { refresh } from "next/cache";`],
    kept: ["lib/review/actions.ts", `import { refresh } from "next/cache";`],
  },
  "the-database-is-read-and-written-in-stores-and-queries": {
    broken: ["lib/review/correct-record.ts", `import { db } from "#lib/db/prisma.ts";`],
    kept: ["lib/review/correct-record.ts", `import type { Tx } from "#lib/db/prisma.ts";\nimport { type Db } from "#lib/db/prisma.ts";`],
  },
  "rooms-do-not-use-each-others-stores": {
    broken: ["lib/intake/read-deliveries.ts", `import {\n  moveState,\n} from "#lib/review/store.ts";`],
    kept: ["lib/review/correct-record.ts", `import { moveState } from "./store.ts";`],
  },
  "the-sandbox-stands-alone": {
    broken: ["lib/sandbox/money.ts", `import type { Amount } from "#lib/canonical/money.ts";`],
    kept: ["lib/sandbox/resources/invoice.ts", `import { total } from "../money.ts";`],
  },
  "nobody-uses-the-sandbox": {
    broken: ["lib/posting/post-record.ts", `const { startSandbox } = await import("#lib/sandbox/server.ts");`],
    kept: ["lib/posting/post-record.db.test.ts", `import { startSandbox } from "#lib/sandbox/server.ts";`],
  },
  "autocount-is-reached-through-the-port": {
    broken: ["lib/posting/post-record.ts", `import { autocountCloud } from "#lib/autocount/autocount-cloud.ts";`],
    kept: ["lib/wiring.ts", `import { autocountCloud } from "#lib/autocount/autocount-cloud.ts";`],
  },
  "the-environment-is-parsed-once": {
    broken: ["lib/posting/pace.ts", `const pace = process.env.PACE;`],
    kept: ["app/layout.tsx", `const isDev = process.env.NODE_ENV === "development";`],
  },
  "server-actions-stand-in-actions-files": {
    broken: ["lib/review/correct-record.ts", `"use server";\nexport async function correct() {}`],
    kept: ["lib/review/actions.ts", `"use server";\nexport const correct = defineAction({});`],
  },
  "checks-are-not-switched-off": {
    broken: ["lib/review/correct-record.test.ts", `// eslint-disable-next-line\nconst a = 1;`],
    kept: ["lib/review/correct-record.ts", `// this disables nothing\nconst a = 1;`],
  },
  "type-errors-are-expected-in-tests-only": {
    broken: ["lib/review/correct-record.ts", `// @ts-expect-error wrong\nconst a: string = 1;`],
    kept: ["lib/auth/doors.test-d.ts", `// @ts-expect-error an action needs a permission\ndefineAction({});`],
  },
  "files-are-named-for-what-they-hold": {
    broken: ["lib/review/utils.ts", ""],
    kept: ["lib/review/four-eyes.ts", ""],
  },
  "no-barrels": {
    broken: ["lib/review/room.ts", `export * from "./correct-record.ts";`],
    kept: ["lib/review/room.ts", `import * as codes from "./codes.ts";\nexport const room = codes;`],
  },
  "screens-take-their-texts-from-the-messages": {
    broken: ["components/sources/source-name.tsx", `export const SourceName = () => <b className="font-medium">Name of the source</b>;`],
    kept: ["components/sources/source-name.tsx", `export const SourceName = () => <b className="font-medium">{t("sources.sourceName.name")}</b>;`],
  },
};

test.each(rules.map((rule) => rule.id))("the rule %s finds a planted violation and leaves its neighbour alone", (id) => {
  const pair = planted[id];
  expect(pair, "every rule has its planted violation").toBeDefined();
  if (pair === undefined) return;
  expect(violations(id, pair.broken)).toHaveLength(1);
  expect(violations(id, pair.kept)).toEqual([]);
});

test("every planted violation belongs to a rule", () => {
  expect(Object.keys(planted).sort()).toEqual(rules.map((rule) => rule.id).sort());
});

test("rooms that import each other in a circle are named with the files that close it", () => {
  const circle = judgeAll([
    ["lib/review/correct.ts", `import { approve } from "#lib/approval/approve.ts";`],
    ["lib/approval/approve.ts", `import { post } from "#lib/posting/post.ts";`],
    ["lib/posting/post.ts", `import { correct } from "#lib/review/correct.ts";`],
  ]).find((verdict) => verdict.rule === "rooms-do-not-go-in-circles");
  expect(circle?.violations).toHaveLength(1);
  expect(circle?.violations[0]).toContain("review -> approval -> posting -> review");
  expect(circle?.violations[0]).toContain("lib/posting/post.ts imports lib/review/correct.ts");
});

test("a circle closed only by types, a test or a registry is none", () => {
  const verdicts = judgeAll([
    ["lib/review/correct.ts", `import { approve } from "#lib/approval/approve.ts";`],
    ["lib/approval/approve.ts", `import type { Correction } from "#lib/review/correct.ts";`],
    ["lib/approval/approve.test.ts", `import { correct } from "#lib/review/correct.ts";`],
    ["lib/approval/registry.ts", `import { correct } from "#lib/review/correct.ts";`],
  ]);
  expect(verdicts.find((verdict) => verdict.rule === "rooms-do-not-go-in-circles")?.violations).toEqual([]);
});

test("what only tests import counts as part of the tests, what the product imports too does not", () => {
  const files: [string, string][] = [
    ["lib/posting/contract.ts", `import { startSandbox } from "#lib/sandbox/server.ts";`],
    ["lib/posting/contract-cases.ts", ""],
    ["lib/posting/post.test.ts", `import "./contract.ts";\nimport { test } from "vitest";`],
  ];
  expect(judgeAll(files).find((verdict) => verdict.rule === "nobody-uses-the-sandbox")?.violations).toEqual([]);
  const used: [string, string] = ["lib/posting/post.ts", `import { contract } from "./contract.ts";`];
  expect(judgeAll([...files, used]).find((verdict) => verdict.rule === "nobody-uses-the-sandbox")?.violations).toEqual(["lib/posting/contract.ts imports lib/sandbox/server.ts"]);
});

test("the linter refuses any, in whatever place", { timeout: 30_000 }, () => {
  const project = join(import.meta.dirname, "../..");
  const folder = mkdtempSync(join(tmpdir(), "holdpoint-lint-"));
  try {
    writeFileSync(join(folder, "planted.ts"), "export function read(row: any): unknown {\n  return row;\n}\n");
    const lint = spawnSync(process.execPath, [join(project, "node_modules/oxlint/bin/oxlint"), "-c", join(project, ".oxlintrc.json"), folder], { encoding: "utf8" });
    expect(lint.stdout).toContain("no-explicit-any");
    expect(lint.status).toBe(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function violations(id: string, file: [path: string, content: string]): string[] {
  return judgeAll([file]).find((verdict) => verdict.rule === id)?.violations ?? [];
}

function judgeAll(files: [path: string, content: string][]) {
  return judge(markTestHelpers(files.map(([path, content]) => toSourceFile(path, content))));
}
