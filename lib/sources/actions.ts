"use server";

import { z } from "zod";
import { defineAction } from "#lib/auth/define-action.ts";
import { createToken, revokeToken } from "#lib/auth/tokens.ts";
import { addSource, addSourceInput, sourceKey } from "./add-source.ts";
import { pullCredentials } from "#lib/channels/pull.ts";
import { setCredentials } from "./set-credentials.ts";
import { setSource, setSourceInput } from "./set-source.ts";

export const addSourceAction = defineAction({ permission: "settings:manage", input: addSourceInput, run: addSource });
export const setSourceAction = defineAction({ permission: "settings:manage", input: setSourceInput.required({ revision: true }), run: setSource });
export const createSourceTokenAction = defineAction({ permission: "settings:manage", input: z.object({ sourceId: z.uuid() }), run: createToken });
export const revokeTokenAction = defineAction({ permission: "settings:manage", input: z.object({ tokenId: z.uuid() }), run: (ctx, { tokenId }) => revokeToken(ctx, tokenId) });
export const setCredentialsAction = defineAction({ permission: "settings:manage", input: z.object({ key: sourceKey, credentials: pullCredentials }), run: setCredentials });
