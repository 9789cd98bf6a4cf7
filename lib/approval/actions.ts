"use server";

import { defineAction } from "#lib/auth/define-action.ts";
import { approveInput, approveRecord } from "./approve-record.ts";
import { markByHandInput, markPostedByHand } from "./mark-posted-by-hand.ts";
import { undoApproval, undoApprovalInput } from "./undo-approval.ts";
import { unmarkByHandInput, unmarkPostedByHand } from "./unmark-posted-by-hand.ts";
import { revokeApproval, revokeInput } from "./revoke-approval.ts";

export const approveRecordAction = defineAction({ permission: "approval:approve", input: approveInput, run: (ctx, input) => approveRecord(ctx, input, { isUndoable: true }) });
export const undoApprovalAction = defineAction({ permission: "approval:approve", input: undoApprovalInput, run: undoApproval });
export const revokeApprovalAction = defineAction({ permission: "approval:revoke", input: revokeInput, run: revokeApproval });
export const markByHandAction = defineAction({ permission: "approval:approve", input: markByHandInput, run: markPostedByHand });
export const unmarkByHandAction = defineAction({ permission: "posting:manage", input: unmarkByHandInput, run: unmarkPostedByHand });
