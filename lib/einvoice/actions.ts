"use server";

import { defineAction } from "#lib/auth/define-action.ts";
import { saveSettings } from "./save-settings.ts";
import { saveEInvoiceInput } from "./settings.ts";

export const saveEInvoiceSettingsAction = defineAction({ permission: "settings:manage", input: saveEInvoiceInput, run: saveSettings });
