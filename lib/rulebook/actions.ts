"use server";

import { defineAction } from "#lib/auth/define-action.ts";
import { setRule, setRuleInput } from "./set-rule.ts";

export const setRuleAction = defineAction({ permission: "settings:manage", input: setRuleInput, run: setRule });
