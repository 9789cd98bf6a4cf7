import type { AssignRefusal } from "./assign-record.ts";
import type { ClaimedByOther } from "./claim-record.ts";
import type { SnoozeRefusal } from "./snooze-record.ts";
import type { TagRefusal } from "./tag-record.ts";

/** Why a verb of working together did nothing. */
export type TeamworkRefusal = AssignRefusal | SnoozeRefusal | TagRefusal | ClaimedByOther;
