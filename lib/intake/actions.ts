"use server";

import { defineAction } from "#lib/auth/define-action.ts";
import { enterRecord, enterRecordInput } from "./enter-record.ts";

export const enterRecordAction = defineAction({ permission: "record:enter", input: enterRecordInput, run: enterRecord });
