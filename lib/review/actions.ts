"use server";

import { defineAction } from "#lib/auth/define-action.ts";
import { answerItem, answerItemInput } from "./answer-item.ts";
import { billWhatIsLeft } from "./bill-what-is-left.ts";
import { chooseCustomer, chooseCustomerInput } from "./choose-customer.ts";
import { correctInput, correctRecord } from "./correct-record.ts";
import { createCustomer, createCustomerInput } from "./create-customer.ts";
import { acceptChange, acceptChangeInput, dismissChange, dismissChangeInput } from "./decide-change.ts";
import { decideDelivery, decideDeliveryInput } from "./decide-delivery.ts";
import { markDuplicate, markDuplicateInput } from "./mark-duplicate.ts";
import { recordInput } from "./open-record.ts";
import { rejectInput, rejectRecord } from "./reject-record.ts";
import { releaseWaiting, releaseWaitingInput } from "./release-waiting.ts";
import { reopenInput, reopenRecord } from "./reopen-record.ts";

export const correctRecordAction = defineAction({ permission: "code:correct", input: correctInput, run: correctRecord });
export const answerItemAction = defineAction({ permission: "code:correct", input: answerItemInput, run: answerItem });
export const chooseCustomerAction = defineAction({ permission: "customer:decide", input: chooseCustomerInput, run: chooseCustomer });
export const createCustomerAction = defineAction({ permission: "customer:decide", input: createCustomerInput, run: createCustomer });
export const decideDeliveryAction = defineAction({ permission: "delivery:decide", input: decideDeliveryInput, run: decideDelivery });
export const billWhatIsLeftAction = defineAction({ permission: "value:correct", input: recordInput, run: billWhatIsLeft });
export const rejectRecordAction = defineAction({ permission: "record:reject", input: rejectInput, run: rejectRecord });
export const markDuplicateAction = defineAction({ permission: "record:reject", input: markDuplicateInput, run: markDuplicate });
export const reopenRecordAction = defineAction({ permission: "record:reject", input: reopenInput, run: reopenRecord });
export const releaseWaitingAction = defineAction({ permission: "change:decide", input: releaseWaitingInput, run: releaseWaiting });
export const acceptChangeAction = defineAction({ permission: "change:decide", input: acceptChangeInput, run: acceptChange });
export const dismissChangeAction = defineAction({ permission: "change:decide", input: dismissChangeInput, run: dismissChange });
