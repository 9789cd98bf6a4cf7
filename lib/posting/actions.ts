"use server";

import { defineAction } from "#lib/auth/define-action.ts";
import { recordInput } from "#lib/review/open-record.ts";
import { lookNow } from "./look-now.ts";
import { retryPosting } from "./retry-posting.ts";

export const retryPostingAction = defineAction({ permission: "posting:manage", input: recordInput, run: retryPosting });
export const lookNowAction = defineAction({ permission: "posting:manage", input: recordInput, run: lookNow });
