"use server";

import { defineAction } from "#lib/auth/define-action.ts";
import { backTest, backTestInput } from "./back-test.ts";

export const backTestAction = defineAction({ permission: "settings:manage", input: backTestInput, run: backTest });
