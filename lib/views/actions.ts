"use server";

import { defineAction } from "#lib/auth/define-action.ts";
import { changeView, changeViewInput, deleteView, deleteViewInput } from "./change-view.ts";
import { chooseDefault, chooseDefaultInput } from "./choose-default.ts";
import { saveView, saveViewInput } from "./save-view.ts";
import { setLayout, setLayoutInput } from "./set-layout.ts";

export const saveViewAction = defineAction({ permission: "review:read", input: saveViewInput, run: saveView });
export const changeViewAction = defineAction({ permission: "review:read", input: changeViewInput, run: changeView });
export const deleteViewAction = defineAction({ permission: "review:read", input: deleteViewInput, run: deleteView });
export const chooseDefaultAction = defineAction({ permission: "review:read", input: chooseDefaultInput, run: chooseDefault });
export const setLayoutAction = defineAction({ permission: "review:read", input: setLayoutInput, run: setLayout });
