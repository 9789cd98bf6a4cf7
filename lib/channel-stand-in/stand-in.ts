import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { speakLazada } from "./lazada.ts";
import { speakShopee } from "./shopee.ts";
import { speakTikTokShop } from "./tiktok-shop.ts";

// Plays the API of a marketplace on this machine, for tests: it checks every signature by code of its own, turns old tokens
// away, pages its lists, and can be slow, full or down.

export type Call = { method: string; path: string; query: URLSearchParams; headers: IncomingMessage["headers"]; body: string };
export type Reply = { status?: number; headers?: { [name: string]: string }; body: string };

/** What the marketplace knows; a test fills and changes it. */
export type World = {
  appKey: string;
  appSecret: string;
  shopId: string;
  access: string;
  refresh: string;
  /** How often tokens were renewed; every renewal makes both anew. */
  renewals: number;
  /** Answers by "order:ID", "escrow:ID", "items:ID", "return:ID", as JSON text. */
  answers: Map<string, string>;
  /** What changed when, for the lists. */
  changes: { id: string; at: Date; kind: "order" | "return" }[];
};

export type StandIn = {
  url: string;
  world: World;
  /** The paths that were called, in order. */
  calls: string[];
  /** Answers the next calls with these instead. */
  instead: Reply[];
  /** Called before each answer; what it awaits, the caller awaits. */
  before: (path: string) => void | Promise<void>;
  stop(): Promise<void>;
  /** Back on the same address. */
  start(): Promise<void>;
};

const speakers = { shopee: speakShopee, lazada: speakLazada, "tiktok-shop": speakTikTokShop };

export async function startStandIn(channel: keyof typeof speakers): Promise<StandIn> {
  const world: World = { appKey: "2001887", appSecret: "app secret of the stand-in", shopId: "727720655", access: "access-0", refresh: "refresh-0", renewals: 0, answers: new Map(), changes: [] };
  let server: Server | null = null;
  let port = 0;
  const standIn: StandIn = {
    url: "", world, calls: [], instead: [], before: () => undefined,
    async stop() {
      const old = server;
      server = null;
      old?.closeAllConnections();
      await new Promise<void>((resolve) => (old ? old.close(() => resolve()) : resolve()));
    },
    async start() {
      server = createServer((request, response) => void answer(request, response));
      await new Promise<void>((resolve) => server?.listen(port, "127.0.0.1", resolve));
      port = (server.address() as AddressInfo).port;
      standIn.url = `http://127.0.0.1:${port}`;
    },
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "/", "http://stand-in");
    const call: Call = { method: request.method ?? "", path: url.pathname, query: url.searchParams, headers: request.headers, body: await text(request) };
    standIn.calls.push(call.path);
    await standIn.before(call.path);
    const reply = standIn.instead.shift() ?? speakers[channel](call, world);
    response.writeHead(reply.status ?? 200, { "content-type": "application/json", ...reply.headers }).end(reply.body);
  };
  await standIn.start();
  return standIn;
}

/** A new pair of tokens; the old refresh token is worth nothing from now on. */
export function rotate(world: World): void {
  world.renewals += 1;
  world.access = `access-${world.renewals}`;
  world.refresh = `refresh-${world.renewals}`;
}
