import { afterAll } from "vitest";
import { disconnect } from "#lib/db/prisma.ts";
import { stopSending } from "#lib/jobs/sender.ts";

// The journeys of a process share modules and browser; connections to the product's database end with each file, so that
// none is open any more when the product stops.
afterAll(async () => {
  await stopSending();
  await disconnect();
});
