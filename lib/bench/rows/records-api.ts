import { z } from "zod";
import { apiQueue } from "#lib/queues/api-records.ts";
import { pageQuery } from "#lib/queues/build-query.ts";
import { parseView } from "#lib/queues/parse-view.ts";
import { startPageServer } from "../floors/start-floor.ts";
import { yardstick } from "../floors/yardstick.ts";
import { openClient } from "../http-client.ts";
import { byTurns, reading } from "../load.ts";
import type { BenchRow } from "../row.ts";
import { floorsThere, nextItself, targetOf } from "../targets.ts";

const limit = 50;
const path = `/api/v1/records?state=held&limit=${limit}`;
const answer = z.object({ records: z.array(z.object({ state: z.literal("held"), holds: z.array(z.object({ rule: z.string() })).min(1) })) });

/** The list that an integrator reads: 50 held records with what holds each, as JSON, for a bearer token. */
export const recordsApi: BenchRow = {
  id: "records-api",
  title: "GET /api/v1/records, 50 held records with their findings, JSON",

  async measure(ground, pace) {
    const ours = openClient(ground.baseUrl, { authorization: `Bearer ${ground.finance.token}` });
    const { records } = answer.parse(JSON.parse((await ours.send(path)).body.toString()));
    if (records.length !== Math.min(limit, ground.records.held)) throw new Error(`${path} gave ${records.length} records`);

    const view = parseView(apiQueue, { state: "held" }, limit);
    const floor = await startPageServer({ databaseUrl: ground.databaseUrl, ...pageQuery(apiQueue, view, { company: ground.ctx.company, now: new Date() }) });
    const plainFloor = await startPageServer(yardstick(ground));
    const [withPg, plain] = [openClient(floor.url), openClient(plainFloor.url)];
    try {
      const load = await byTurns(pace.rounds, {
        ours: reading(pace, 16, () => ours.send(path)),
        withPg: reading(pace, 16, () => withPg.send("/")),
        plain: reading(pace, 16, () => plain.send("/")),
      });
      const speed = load.plain.perSecond / floorsThere.pageWithPg;
      return [
        {
          name: "concurrency 16", unit: "requests/s", ours: load.ours.perSecond,
          floors: [
            { name: "bare server + pg, same keyset SQL, JSON", figure: load.withPg.perSecond },
            { name: "bare server + pg, 13 plain columns, JSON (the yardstick)", figure: load.plain.perSecond },
          ],
          target: { ...targetOf("list", nextItself.jsonWithTotal), speed },
        },
      ];
    } finally {
      for (const client of [ours, withPg, plain]) client.close();
      await Promise.all([floor.stop(), plainFloor.stop()]);
    }
  },
};
