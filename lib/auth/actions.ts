"use server";

import { changePassword, changePasswordInput } from "./change-password.ts";
import { defineAction } from "./define-action.ts";
import { endTour, endTourInput } from "./end-tour.ts";

// The page is not rendered anew: its session has just ended, and the form says so before it leads to the sign-in page.
export const changePasswordAction = defineAction({ permission: "account:own", input: changePasswordInput, run: changePassword, endsSession: true });
export const endTourAction = defineAction({ permission: "account:own", input: endTourInput, run: endTour, isQuiet: true });
