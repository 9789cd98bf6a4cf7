"use server";

import { defineAction } from "#lib/auth/define-action.ts";
import { cancelFix } from "./cancel-fix.ts";
import { resumeFix } from "./resume-fix.ts";
import { fixRunInput, undoFix } from "./undo-fix.ts";

// Who may answer for a buyer is finance alone: the verbs ask again, by what was answered.
export const undoFixAction = defineAction({ permission: "code:correct", input: fixRunInput, run: undoFix });
export const cancelFixAction = defineAction({ permission: "code:correct", input: fixRunInput, run: cancelFix });
export const resumeFixAction = defineAction({ permission: "code:correct", input: fixRunInput, run: resumeFix });
