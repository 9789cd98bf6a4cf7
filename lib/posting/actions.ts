"use server";

import { defineAction } from "#lib/auth/define-action.ts";
import { recordInput } from "#lib/records/lock-as-seen.ts";
import { lookNow } from "./look-now.ts";
import { reverseInput, reverseRecord } from "./reverse-record.ts";

export const lookNowAction = defineAction({ permission: "posting:manage", input: recordInput, run: lookNow });
export const reverseRecordAction = defineAction({ permission: "posting:manage", input: reverseInput, run: reverseRecord });
