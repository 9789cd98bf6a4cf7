import pg from "pg";
import { poolConfig } from "#lib/db/pool-config.ts";
import { serve } from "./serve.ts";
import type { PageFloor } from "./start-floor.ts";

serve<PageFloor>(({ databaseUrl, text, values }) => {
  const pool = new pg.Pool(poolConfig(databaseUrl));
  return (_request, response) => {
    pool.query({ name: "page", text, values: [...values] }).then(
      ({ rows }) => {
        const body = JSON.stringify(rows);
        response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
        response.end(body);
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  };
});
