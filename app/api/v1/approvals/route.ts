import { approveListed } from "#lib/api/approve-listed.ts";
import { approvalsBody } from "#lib/api/decision-schema.ts";
import { defineRoute } from "#lib/auth/define-route.ts";

export const POST = defineRoute({ permission: "approval:approve", input: approvalsBody, run: approveListed });
