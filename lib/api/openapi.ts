import { z } from "zod";
import { problemTable, type ProblemCode } from "#lib/auth/problem-codes.ts";
import { documentParts, sharedParts } from "./document-parts.ts";
import { sentRecord } from "./intake-schema.ts";
import { storedForms } from "./record-schema.ts";
import type { Caller, Named, Operation } from "./operation.ts";
import { operations } from "./operations.ts";
import { problemHelp } from "./problem-help.ts";
import { problemDocument } from "./problem-schema.ts";

type Json = { [key: string]: unknown };

/** The HTTP API as an OpenAPI 3.1 document, made of the schemas that the routes themselves parse with. */
export function writeOpenApi(): Json {
  const paths: { [path: string]: Json } = {};
  for (const operation of operations) {
    const path = `/api/v1${operation.path}`;
    paths[path] = { ...paths[path], [operation.method]: describe(operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Holdpoint",
      version: "1",
      description:
        "Send business records in, read what became of them, decide about those that are held. Amounts are decimal text, never JSON numbers. Every refusal is a problem document (RFC 9457); program against its `code`.",
    },
    servers: [{ url: "/" }],
    tags: ["Intake", "Records", "Decisions", "Running it"].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        user: { type: "http", scheme: "bearer", description: "A person's token: `npm run cli -- token create --user EMAIL`. It may do what the person's role may." },
        source: { type: "http", scheme: "bearer", description: "A source's token: `npm run cli -- token create --source KEY`. It sends records in and reads its own." },
        signature: { type: "apiKey", in: "header", name: "X-Shopify-Hmac-Sha256", description: "The channel's own signature of the raw body under the source's secret." },
      },
      schemas: componentSchemas(),
    },
  };
}

function describe(operation: Operation): Json {
  const { id, tag, summary, description, caller, body } = operation;
  const permission = typeof caller === "object" && caller.user !== undefined ? `\n\nA person needs the permission \`${caller.user}\`.` : "";
  const text = `${description ?? ""}${permission}`.trim();
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(text === "" ? {} : { description: text }),
    security: securityOf(caller),
    parameters: parametersOf(operation),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            description: `At most ${body.limit} bytes.`,
            content: Object.fromEntries(
              body.types.map((type) => [type, contentOf(type, body)]),
            ),
          },
        }),
    responses: { ...answersOf(operation), ...refusalsOf(operation) },
  };
}

function contentOf(type: string, body: NonNullable<Operation["body"]>): Json {
  if (type === "application/json") return { schema: refer(body), ...examplesOf(body.examples) };
  if (type === "application/octet-stream") return { schema: { description: "The file's own bytes." } };
  return { schema: { type: "string", description: "One record a line, each as in the JSON form." } };
}

function securityOf(caller: Caller): Json[] {
  if (caller === "anybody") return [];
  if (caller === "signature") return [{ signature: [] }];
  return [...(caller.user === undefined ? [] : [{ user: [] }]), ...(caller.source === undefined ? [] : [{ source: [] }])];
}

function parametersOf({ params, query, headers = [] }: Operation): Json[] {
  const fieldsOf = (schema: z.ZodObject | undefined, place: "path" | "query") => {
    if (schema === undefined) return [];
    const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input" });
    return Object.entries(properties).map(([name, field]) => ({ name, in: place, required: required.includes(name), schema: field }));
  };
  return [
    ...fieldsOf(params, "path"),
    ...fieldsOf(query, "query"),
    ...headers.map(({ name, description, maxLength }) => ({ name, in: "header", required: false, description, schema: { type: "string", minLength: 1, maxLength } })),
  ];
}

function answersOf({ answers }: Operation): Json {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, is }]) => [
      status,
      { description, content: "type" in is ? { [is.type]: { schema: { type: "string" } } } : { "application/json": { schema: refer(is) } } },
    ]),
  );
}

/** Refusals by status, each with the codes that it can carry. */
function refusalsOf(operation: Operation): Json {
  const byStatus = Map.groupBy(new Set([...doorProblems(operation), ...operation.problems]), (code) => problemTable[code].status);
  return Object.fromEntries(
    [...byStatus].sort(([a], [b]) => a - b).map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\`: ${problemTable[code].title}. ${problemHelp[code]}`).join("\n\n"),
        content: { "application/problem+json": { schema: { allOf: [{ $ref: "#/components/schemas/Problem" }, { type: "object", properties: { code: { enum: codes } } }] } } },
      },
    ]),
  );
}

/** What the doors themselves refuse. */
function doorProblems({ caller, body, params, method }: Operation): ProblemCode[] {
  const hasToken = typeof caller === "object";
  return [
    ...(hasToken ? (["signed-out", "forbidden"] as const) : []),
    ...(body === undefined ? [] : (["unreadable", "too-large", "unsupported-media-type"] as const)),
    ...(body !== undefined && hasToken ? (["invalid"] as const) : []),
    ...(params !== undefined && hasToken && method === "post" ? (["not-found"] as const) : []),
    "fault",
  ];
}

function refer({ name }: Named): Json {
  return { $ref: `#/components/schemas/${name}` };
}

function examplesOf(examples: { [name: string]: unknown } | undefined): Json {
  if (examples === undefined) return {};
  return { examples: Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }])) };
}

/** What is sent is described before defaults, what is answered after them: they never share a schema. */
function componentSchemas(): Json {
  const sent = operations.flatMap(({ body }) => (body?.types.includes("application/json") ? [body] : []));
  const answered = operations.flatMap(({ answers }) => Object.values(answers).flatMap(({ is }) => ("type" in is ? [] : [is])));
  return {
    ...toSchemas([...sent, ...documentParts, ...sharedParts, { name: "SentRecord", schema: sentRecord }], "input"),
    ...toSchemas([...answered, ...storedForms, { name: "Problem", schema: problemDocument }], "output"),
  };
}

/** Where one of them is a part of another, the other refers to it. */
function toSchemas(named: readonly Named[], io: "input" | "output"): Json {
  const registry = z.registry<{ id: string }>();
  for (const { name, schema } of named) registry.add(schema, { id: name });
  const { schemas } = z.toJSONSchema(registry, { io, uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _, $id: __, ...written }]) => [name, written]),
  );
}
