"use server";

import { defineAction } from "#lib/auth/define-action.ts";
import { chooseLayout, chooseLayoutInput } from "./choose-layout.ts";
import { previewMapping, previewMappingInput } from "./preview-mapping.ts";
import { steerImport, steerImportInput } from "./steer-import.ts";

export const chooseLayoutAction = defineAction({ permission: "imports:run", input: chooseLayoutInput, run: chooseLayout });
export const previewMappingAction = defineAction({ permission: "imports:run", input: previewMappingInput, run: (ctx, input) => previewMapping(ctx, input) });
export const steerImportAction = defineAction({ permission: "imports:run", input: steerImportInput, run: (ctx, input) => steerImport(ctx, input) });
