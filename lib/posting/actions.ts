"use server";

import { z } from "zod";
import { defineAction } from "#lib/auth/define-action.ts";
import { recordInput } from "#lib/records/lock-as-seen.ts";
import { acceptFinding, acceptFindingInput } from "./accept-finding.ts";
import { lookNow } from "./look-now.ts";
import { pauseLine, pauseLineInput, resumeLine, resumeLineInput } from "./pause-line.ts";
import { resolveInput, resolvePosting } from "./resolve-posting.ts";
import { setLine, setLineInput } from "./set-line.ts";
import { tryNow } from "./try-now.ts";
import { askRefreshNow, confirmShrunkInput, confirmShrunkList } from "./ask-for-refresh.ts";
import { setConnection, setConnectionInput } from "./set-connection.ts";
import { testConnection, testConnectionInput } from "./test-connection.ts";
import { reverseInput, reverseRecord } from "./reverse-record.ts";

export const lookNowAction = defineAction({ permission: "posting:manage", input: recordInput, run: lookNow });
export const reverseRecordAction = defineAction({ permission: "posting:manage", input: reverseInput, run: reverseRecord });
export const resolvePostingAction = defineAction({ permission: "posting:manage", input: resolveInput, run: resolvePosting });
export const acceptFindingAction = defineAction({ permission: "posting:manage", input: acceptFindingInput, run: acceptFinding });
export const pauseLineAction = defineAction({ permission: "posting:manage", input: pauseLineInput, run: pauseLine });
export const resumeLineAction = defineAction({ permission: "posting:manage", input: resumeLineInput, run: resumeLine });
export const tryNowAction = defineAction({ permission: "posting:manage", input: z.object({}), run: tryNow });
export const setLineAction = defineAction({ permission: "settings:manage", input: setLineInput, run: setLine });
export const setConnectionAction = defineAction({ permission: "settings:manage", input: setConnectionInput.required({ revision: true }), run: setConnection });
export const testConnectionAction = defineAction({ permission: "settings:manage", input: testConnectionInput, run: testConnection });
export const refreshMirrorAction = defineAction({ permission: "code:correct", input: z.object({}), run: askRefreshNow });
export const confirmShrunkListAction = defineAction({ permission: "code:correct", input: confirmShrunkInput, run: confirmShrunkList });
