"use server";

import { defineAction } from "#lib/auth/define-action.ts";
import { assignInput, assignRecord } from "./assign-record.ts";
import { claimInput, claimRecord, leaveInput, leaveRecord } from "./claim-record.ts";
import { commentInput, commentOnRecord } from "./comment-on-record.ts";
import { seeInput, seeMentions } from "./see-mentions.ts";
import { snoozeInput, snoozeRecord } from "./snooze-record.ts";
import { tagInput, tagRecord } from "./tag-record.ts";
import { takeBackComment, takeBackInput } from "./take-back-comment.ts";

export const assignRecordAction = defineAction({ permission: "record:organise", input: assignInput, run: assignRecord });
export const snoozeRecordAction = defineAction({ permission: "record:organise", input: snoozeInput, run: snoozeRecord });
export const tagRecordAction = defineAction({ permission: "record:organise", input: tagInput, run: tagRecord });
export const commentAction = defineAction({ permission: "record:discuss", input: commentInput, run: commentOnRecord });
export const takeBackCommentAction = defineAction({ permission: "record:discuss", input: takeBackInput, run: takeBackComment });
export const seeMentionsAction = defineAction({ permission: "record:discuss", input: seeInput, run: seeMentions, isQuiet: true });
export const claimRecordAction = defineAction({ permission: "record:organise", input: claimInput, run: claimRecord, isQuiet: true });
export const leaveRecordAction = defineAction({ permission: "record:organise", input: leaveInput, run: leaveRecord, isQuiet: true });
