"use server";

import { defineAction } from "#lib/auth/define-action.ts";
import { addFiscalYear, addFiscalYearInput } from "./add-fiscal-year.ts";
import { setPeriod, setPeriodInput } from "./set-period.ts";

export const addFiscalYearAction = defineAction({ permission: "period:manage", input: addFiscalYearInput, run: addFiscalYear });
export const setPeriodAction = defineAction({ permission: "period:manage", input: setPeriodInput, run: setPeriod });
