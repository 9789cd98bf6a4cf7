"use server";

import { defineAction } from "#lib/auth/define-action.ts";
import { askReadAgain, askReadAgainInput } from "./ask-read-again.ts";
import { previewFlow, previewFlowInput } from "./preview-flow.ts";
import { tryMapping, tryMappingInput } from "./try-mapping.ts";

export const askReadAgainAction = defineAction({ permission: "delivery:read-again", input: askReadAgainInput, run: askReadAgain });
export const previewFlowAction = defineAction({ permission: "settings:manage", input: previewFlowInput, run: previewFlow });
export const tryMappingAction = defineAction({ permission: "settings:manage", input: tryMappingInput, run: tryMapping });
