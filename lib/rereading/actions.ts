"use server";

import { defineAction } from "#lib/auth/define-action.ts";
import { restoreMappingInput, saveMappingInput } from "#lib/sources/save-mapping.ts";
import { askReadAgain, askReadAgainInput } from "./ask-read-again.ts";
import { restoreMappingAndRead, saveMappingAndRead } from "./change-mapping.ts";
import { previewFlow, previewFlowInput } from "./preview-flow.ts";
import { tryMapping, tryMappingInput } from "./try-mapping.ts";

export const askReadAgainAction = defineAction({ permission: "delivery:read-again", input: askReadAgainInput, run: askReadAgain });
export const previewFlowAction = defineAction({ permission: "settings:manage", input: previewFlowInput, run: previewFlow });
export const saveMappingAction = defineAction({ permission: "settings:manage", input: saveMappingInput, run: saveMappingAndRead });
export const restoreMappingAction = defineAction({ permission: "settings:manage", input: restoreMappingInput, run: restoreMappingAndRead });
export const tryMappingAction = defineAction({ permission: "settings:manage", input: tryMappingInput, run: tryMapping });
