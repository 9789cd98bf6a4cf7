"use server";

import { defineAction } from "#lib/auth/define-action.ts";
import { revokeAlias, revokeAliasInput } from "./revoke-alias.ts";

export const revokeAliasAction = defineAction({ permission: "code:correct", input: revokeAliasInput, run: revokeAlias });
