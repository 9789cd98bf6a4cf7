import { LosslessNumber, parse } from "lossless-json";
import type { z } from "zod";
import { env } from "#lib/env.ts";
import { err, ok, type Result } from "#lib/result.ts";

/** It is not there (not started, or just starting), or it said no in words for people. */
export type SandboxTrouble = { code: "sandbox-away" } | { code: "sandbox-refused"; status: number; message: string };

/** Counting many thousand documents together takes seconds; what is done is done within a transaction, which waits for nobody long. */
const patienceMs = { GET: 10_000, POST: 3_000, DELETE: 3_000 };

/** One admin call to the sandbox that runs with Holdpoint; the token never leaves the server. Numbers of the answer come as text. */
export async function askSandbox(method: "GET" | "POST" | "DELETE", path: string, body?: object): Promise<Result<unknown, SandboxTrouble>> {
  const base = env("HOLDPOINT_SANDBOX_URL");
  if (base === undefined) return err({ code: "sandbox-away" });
  const answer = await fetch(new URL(`/_admin${path}`, base), {
    method,
    cache: "no-store",
    headers: { "content-type": "application/json", "x-sandbox-admin": env("HOLDPOINT_SANDBOX_ADMIN_TOKEN") ?? "" },
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(patienceMs[method]),
  })
    .then(async (response) => ({ status: response.status, text: await response.text() }))
    .catch(() => null);
  if (answer === null) return err({ code: "sandbox-away" });
  const value = answer.text === "" ? null : parse(answer.text, digits);
  if (answer.status < 400) return ok(value);
  const message = value !== null && typeof value === "object" && "message" in value ? String(value.message) : `It answered ${answer.status}.`;
  return err({ code: "sandbox-refused", status: answer.status, message });
}

/** The same, read by a schema. An answer of another shape is a bug and throws. */
export async function readSandbox<Schema extends z.ZodType>(schema: Schema, path: string): Promise<Result<z.output<Schema>, SandboxTrouble>> {
  const answer = await askSandbox("GET", path);
  return answer.ok ? ok(schema.parse(answer.value)) : answer;
}

function digits(_key: string, value: unknown): unknown {
  return value instanceof LosslessNumber ? value.value : value;
}
