// node lib/check/write-client-needs.ts: brings messages/client-needs.json up to date with the imports.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { reckonClientNeeds } from "./client-needs.ts";
import { readSources } from "./imports.ts";

const root = join(import.meta.dirname, "../..");
writeFileSync(join(root, "messages/client-needs.json"), `${JSON.stringify(reckonClientNeeds(readSources(root)), null, 2)}\n`);
