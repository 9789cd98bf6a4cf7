import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { problemTable } from "#lib/auth/problem-codes.ts";
import { kinds } from "#lib/canonical/kinds.ts";
import { documentParts } from "./document-parts.ts";
import { writeOpenApi } from "./openapi.ts";
import { operations } from "./operations.ts";
import { findProblemPage } from "./problem-help.ts";

const api = fileURLToPath(new URL("../../app/api/v1", import.meta.url));
const routeFiles = readdirSync(api, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.name === "route.ts")
  .map((entry) => join(entry.parentPath, entry.name))
  // What answers for addresses that there are not.
  .filter((file) => !file.includes("[...rest]"));

/** "records/[id]/approve/route.ts" is "/api/v1/records/{id}/approve". */
function addressOf(file: string): string {
  const folder = relative(api, file).replaceAll("\\", "/").replace(/\/route\.ts$/, "");
  return `/api/v1/${folder.replaceAll(/\[(\w+)\]/g, "{$1}")}`;
}

const document = JSON.parse(JSON.stringify(writeOpenApi())) as {
  openapi: string;
  paths: { [path: string]: { [method: string]: { operationId: string; parameters: { name: string; in: string }[]; security: object[]; responses: { [status: string]: { content: object } } } } };
  components: { schemas: { [name: string]: unknown }; securitySchemes: object };
};

test("every route and method is described, and nothing that is not there", async () => {
  const served: string[] = [];
  for (const file of routeFiles) {
    const methods = Object.keys((await import(file)) as object).filter((name) => /^(GET|HEAD|POST|PUT|PATCH|DELETE)$/.test(name));
    served.push(...methods.map((method) => `${method} ${addressOf(file)}`));
  }
  const described = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
  expect(served.length).toBeGreaterThan(10);
  expect(described.sort()).toEqual(served.sort());
});

test("every reference leads somewhere and every component is used", () => {
  const text = JSON.stringify(document);
  const used = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1]));
  expect([...used].sort()).toEqual(Object.keys(document.components.schemas).sort());
  expect([...text.matchAll(/"\$ref":"(#[^"]*)"/g)].filter(([, target]) => !target?.startsWith("#/components/schemas/"))).toEqual([]);
});

test("one name stands for one schema, one id for one call", () => {
  const schemas = new Map<string, unknown>();
  for (const { body, answers } of operations) {
    const named = [...(body ? [body] : []), ...Object.values(answers).flatMap(({ is }) => ("type" in is ? [] : [is]))];
    for (const { name, schema } of named) expect(schemas.get(name) ?? schema).toBe(schemas.set(name, schema).get(name));
  }
  const ids = operations.map((operation) => operation.id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))("%s", (_name, operation) => {
  const described = document.paths[`/api/v1${operation.path}`]?.[operation.method];

  test("names every parameter of its path, and who may call it", () => {
    const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    expect(described?.parameters.filter((parameter) => parameter.in === "path").map((parameter) => parameter.name)).toEqual(inPath);
    expect(described?.security.length === 0).toBe(operation.caller === "anybody");
  });

  test("has problem documents for what it refuses", () => {
    const refusals = Object.entries(described?.responses ?? {}).filter(([status]) => Number(status) >= 400 && !(Number(status) in operation.answers));
    expect(refusals.length).toBeGreaterThan(0);
    for (const [, refusal] of refusals) expect(Object.keys(refusal.content)).toEqual(["application/problem+json"]);
  });
});

test.each(Object.keys(problemTable))("the problem %s has a page with a sentence on what to do", (code) => {
  expect(findProblemPage(code)).toMatchObject({ type: `/api/v1/problems/${code}`, code, description: expect.stringMatching(/^[A-Z].*\.$/) });
});

test("an unknown problem has none", () => {
  expect([findProblemPage("no-such"), findProblemPage("constructor")]).toEqual([null, null]);
});

test("a document of every kind can be sent, each in a schema of its own form", () => {
  const sent = JSON.stringify(document.components.schemas.SentRecord);
  for (const kind of kinds) expect(sent).toContain(`"${kind}"`);
  for (const { name } of documentParts) expect(sent).toContain(`#/components/schemas/${name}`);
  expect(document.components.schemas.SentStockTransfer).toMatchObject({ properties: { fromLocation: {}, toLocation: {}, lines: { items: { $ref: "#/components/schemas/SentStockLine" } } } });
  expect(document.components.schemas.SentItem).toMatchObject({ required: ["name"] });
});
