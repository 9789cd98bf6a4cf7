"use server";

import { defineAction } from "#lib/auth/define-action.ts";
import { decideConflict, decideConflictInput, revokeDecision, revokeDecisionInput } from "./decide-conflict.ts";
import { setOwner, setOwnerInput } from "./set-owner.ts";

export const setOwnerAction = defineAction({ permission: "settings:manage", input: setOwnerInput.required({ revision: true }), run: setOwner });
export const decideConflictAction = defineAction({ permission: "code:correct", input: decideConflictInput, run: decideConflict });
export const revokeDecisionAction = defineAction({ permission: "code:correct", input: revokeDecisionInput, run: revokeDecision });
