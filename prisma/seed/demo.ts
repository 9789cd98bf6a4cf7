import { randomBytes } from "node:crypto";
import { disconnect, db } from "#lib/db/prisma.ts";
import { env } from "#lib/env.ts";
import { stopSending } from "#lib/jobs/sender.ts";
import { fillDemoCompany } from "./demo-company.ts";

// Fills the demo company when the database has no user; run by `npm start`. The last line is JSON for the launcher.

const isEmpty = (await db().user.count()) === 0;
if (env("HOLDPOINT_DEMO") === "0" || !isEmpty) {
  console.log("{}");
} else {
  // Words that people can type; 80 random bits.
  const password = env("HOLDPOINT_DEMO_PASSWORD") ?? (randomBytes(10).toString("hex").match(/.{5}/g) ?? []).join("-");
  const { signIns, shopSecret } = await fillDemoCompany(db(), password);
  console.log(`The demo shop signs its webhooks (/api/v1/webhooks/demo-shopify) with the secret ${shopSecret}`);
  console.log(JSON.stringify({ signIns: signIns.map((signIn) => ({ ...signIn, password })) }));
}
await stopSending();
await disconnect();
