import type { BenchRow } from "../row.ts";
import { desk } from "./desk.ts";
import { fixOnce } from "./fix-once.ts";
import { intake } from "./intake.ts";
import { lookUp } from "./look-up.ts";
import { posting } from "./posting.ts";
import { queuePage } from "./queue-page.ts";
import { recordsApi } from "./records-api.ts";
import { webhooks } from "./webhooks.ts";

/** Every row, in the order in which they run: reading first, while the tables are as they were filled; look-ups last, for they fill tables of their own. */
export const rows: readonly BenchRow[] = [queuePage, recordsApi, desk, intake, webhooks, posting, fixOnce, lookUp];
