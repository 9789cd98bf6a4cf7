"use server";

import { defineAction } from "#lib/auth/define-action.ts";
import { askBulk, askBulkInput } from "./ask-bulk.ts";
import { compareBulk, compareBulkInput } from "./compare-bulk.ts";
import { cancelBulk, cancelBulkInput } from "./cancel-bulk.ts";
import { startBulk, startBulkInput } from "./start-bulk.ts";
import { undoBulk, undoBulkInput } from "./undo-bulk.ts";

// Whoever reads the queues comes in; each verb asks for the permission of its act.
export const askBulkAction = defineAction({ permission: "review:read", input: askBulkInput, run: askBulk, isQuiet: true });
export const compareBulkAction = defineAction({ permission: "review:read", input: compareBulkInput, run: (ctx, input) => compareBulk(ctx, input), isQuiet: true });
export const startBulkAction = defineAction({ permission: "review:read", input: startBulkInput, run: (ctx, input) => startBulk(ctx, input), isQuiet: true });
export const cancelBulkAction = defineAction({ permission: "review:read", input: cancelBulkInput, run: cancelBulk });
export const undoBulkAction = defineAction({ permission: "review:read", input: undoBulkInput, run: undoBulk, isQuiet: true });
