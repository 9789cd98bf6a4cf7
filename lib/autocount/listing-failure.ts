import type { Stopped, Unreachable } from "#lib/posting/ledger.ts";

/** Why a list of the book could not be read to its end. */
export type ListingFailure =
  | Stopped
  | Unreachable
  /** Read `read` different rows where AutoCount counts `expected`, however often it was read. */
  | { kind: "incomplete"; reason: string; read: number; expected: number }
  | { kind: "unreadable"; reason: string };
