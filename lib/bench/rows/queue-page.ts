import { pageQuery } from "#lib/queues/build-query.ts";
import { heldQueue } from "#lib/queues/held.ts";
import { pageSize, parseView } from "#lib/queues/parse-view.ts";
import { startPageServer, startStaticServer } from "../floors/start-floor.ts";
import { yardstick } from "../floors/yardstick.ts";
import type { Ground } from "../ground.ts";
import { type HttpClient, openClient } from "../http-client.ts";
import { byTurns, reading } from "../load.ts";
import type { Pace } from "../pace.ts";
import type { BenchRow, Figure } from "../row.ts";
import { signIn } from "../sign-in.ts";
import { floorsThere, nextItself, targetOf } from "../targets.ts";

const path = heldQueue.path;

/** The page that people open all day: 50 held rows with their total, as HTML, for somebody who is signed in. */
export const queuePage: BenchRow = {
  id: "queue-page",
  title: "Queue page, 50 held rows with total, HTML",

  async measure(ground, pace) {
    const ours = openClient(ground.baseUrl, { accept: "text/html", cookie: await signIn(ground.baseUrl, ground.finance) });
    const bytes = await checkPage(ours, ground);
    const pageFloor = await startPageServer({ databaseUrl: ground.databaseUrl, ...pageQuery(heldQueue, parseView(heldQueue, {}), { company: ground.ctx.company, now: new Date() }) });
    const plainFloor = await startPageServer(yardstick(ground));
    const staticFloor = await startStaticServer(bytes);
    const clients = { ours, withPg: openClient(pageFloor.url), plain: openClient(plainFloor.url), bare: openClient(staticFloor.url) };
    try {
      return await measureAll(clients, pace, bytes);
    } finally {
      for (const client of Object.values(clients)) client.close();
      await Promise.all([pageFloor, plainFloor, staticFloor].map((floor) => floor.stop()));
    }
  },
};

/** That it is the page and not a sign-in form or a skeleton: the oldest held records stand in it. Returns its size. */
async function checkPage(client: HttpClient, ground: Ground): Promise<number> {
  const { body } = await client.send(path);
  const html = body.toString();
  // Held is every tenth record, the oldest first (fill-records).
  const numbers = Array.from({ length: Math.min(pageSize, ground.records.held) }, (_, nth) => `INV-OLD-${(nth + 1) * 10}`);
  const missing = numbers.filter((number) => !html.includes(`>${number}<`));
  if (missing.length > 0) throw new Error(`${path} does not show ${missing.length} of its ${numbers.length} rows, such as ${missing[0]}`);
  return body.length;
}

type Clients = Readonly<Record<"ours" | "withPg" | "plain" | "bare", HttpClient>>;

async function measureAll({ ours, withPg, plain, bare }: Clients, pace: Pace, bytes: number): Promise<Figure[]> {
  const page = async () => {
    const { body } = await ours.send(path);
    if (body.length < bytes * 0.9) throw new Error(`${path} answered ${body.length} bytes instead of ${bytes}`);
  };
  const load = (concurrency: number) =>
    byTurns(pace.rounds, {
      ours: reading(pace, concurrency, page),
      withPg: reading(pace, concurrency, () => withPg.send("/")),
      plain: reading(pace, concurrency, () => plain.send("/")),
      bare: reading(pace, concurrency, () => bare.send("/")),
    });
  const alone = await load(1);
  const together = await load(16);
  const speed = together.plain.perSecond / floorsThere.pageWithPg;
  const kilobytes = `${Math.round(bytes / 1024)} KB`;
  const floors = (pick: (name: "withPg" | "plain" | "bare") => number) => [
    { name: "bare server + pg, same keyset SQL, JSON", figure: pick("withPg") },
    { name: "bare server + pg, 13 plain columns, JSON (the yardstick)", figure: pick("plain") },
    { name: `bare server, ${kilobytes} static`, figure: pick("bare") },
  ];
  return [
    { name: "one user, p50", unit: "ms", ours: alone.ours.p50, floors: floors((name) => alone[name].p50), target: { ...targetOf("listMs", null), speed } },
    { name: "one user, p95", unit: "ms", ours: alone.ours.p95, floors: floors((name) => alone[name].p95), target: null },
    {
      name: "concurrency 16", unit: "pages/s", ours: together.ours.perSecond, floors: floors((name) => together[name].perSecond),
      target: { ...targetOf("list", nextItself.pageWithTotal), speed },
    },
  ];
}
