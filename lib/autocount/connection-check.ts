import type { Stopped, Unreachable } from "#lib/posting/ledger.ts";

/** What came of asking a connection whose book it is; `companyName` is null where AutoCount does not tell. */
export type ConnectionCheck = { kind: "connected"; companyName: string | null } | Stopped | Unreachable;
