"use server";

import { defineAction } from "#lib/auth/define-action.ts";
import { decideDrift, decideDriftInput } from "./decide-drift.ts";
import { editRow, editRowInput } from "./edit-row.ts";
import { explainAnswer, explainAnswerInput } from "./explain-answer.ts";
import { restoreAlias, restoreAliasInput } from "./restore-alias.ts";
import { revokeAlias, revokeAliasInput } from "./revoke-alias.ts";

export const revokeAliasAction = defineAction({ permission: "code:correct", input: revokeAliasInput, run: revokeAlias });
export const editRowAction = defineAction({ permission: "reference:edit", input: editRowInput, run: editRow });
export const decideDriftAction = defineAction({ permission: "code:correct", input: decideDriftInput, run: decideDrift });
export const restoreAliasAction = defineAction({ permission: "code:correct", input: restoreAliasInput, run: restoreAlias });
export const explainAnswerAction = defineAction({ permission: "review:read", input: explainAnswerInput, run: explainAnswer });
