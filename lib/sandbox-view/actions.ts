"use server";

import { defineAction } from "#lib/auth/define-action.ts";
import { armFault, armFaultInput, clearFaults, clearFaultsInput } from "./switch-faults.ts";
import {
  addDebtor, addDebtorInput, addItem, addItemInput, changeQuantity, changeQuantityInput, lockMonth, lockMonthInput, voidInBooks, voidInBooksInput,
} from "./work-in-books.ts";

export const armFaultAction = defineAction({ permission: "settings:manage", input: armFaultInput, run: armFault });
export const clearFaultsAction = defineAction({ permission: "settings:manage", input: clearFaultsInput, run: clearFaults });
export const lockMonthAction = defineAction({ permission: "settings:manage", input: lockMonthInput, run: lockMonth });
export const voidInBooksAction = defineAction({ permission: "settings:manage", input: voidInBooksInput, run: voidInBooks });
export const changeQuantityAction = defineAction({ permission: "settings:manage", input: changeQuantityInput, run: changeQuantity });
export const addItemAction = defineAction({ permission: "settings:manage", input: addItemInput, run: addItem });
export const addDebtorAction = defineAction({ permission: "settings:manage", input: addDebtorInput, run: addDebtor });
