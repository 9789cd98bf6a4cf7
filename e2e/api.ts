import { type DemoPerson, tokenOf } from "./company.ts";
import { product } from "./product.ts";

export type ApiRecord = {
  id: string;
  externalId: string;
  state: string;
  revision: number;
  holds: { rule: string; message: string }[];
  posting: { docNo: string; state: string } | null;
};

const tokens = new Map<DemoPerson, Promise<string>>();

/** Calls the HTTP API as one of the demo people, or as nobody. A body makes it a POST. */
export async function call(who: DemoPerson | null, path: string, body?: object): Promise<{ status: number; body: unknown }> {
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (who !== null) headers.authorization = `Bearer ${await tokenFor(who)}`;
  const response = await fetch(`${product.baseUrl}/api/v1${path}`, { method: body === undefined ? "GET" : "POST", headers, body: body === undefined ? null : JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

/** The record as an integrator reads it. */
export async function readRecord(id: string): Promise<ApiRecord> {
  const { status, body } = await call("manager", `/records/${id}`);
  if (status !== 200) throw new Error(`record ${id}: ${status} ${JSON.stringify(body)}`);
  return body as ApiRecord;
}

/** The record of the source's own id; null while there is none. */
export async function findRecord(externalId: string): Promise<ApiRecord | null> {
  const { body } = await call("manager", `/records?externalId=${encodeURIComponent(externalId)}`);
  return (body as { records: ApiRecord[] }).records[0] ?? null;
}

function tokenFor(who: DemoPerson): Promise<string> {
  const token = tokens.get(who) ?? tokenOf(who);
  tokens.set(who, token);
  return token;
}
