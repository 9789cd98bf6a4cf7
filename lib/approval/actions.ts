"use server";

import { defineAction } from "#lib/auth/define-action.ts";
import { approveInput, approveRecord } from "./approve-record.ts";
import { approveManyInput, approveRecords } from "./approve-records.ts";
import { revokeApproval, revokeInput } from "./revoke-approval.ts";

export const approveRecordAction = defineAction({ permission: "approval:approve", input: approveInput, run: approveRecord });
export const approveRecordsAction = defineAction({ permission: "approval:approve", input: approveManyInput, run: approveRecords });
export const revokeApprovalAction = defineAction({ permission: "approval:revoke", input: revokeInput, run: revokeApproval });
