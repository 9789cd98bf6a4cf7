/** What can be made to go wrong: the sandbox's own codes. */
export const faultCodes = [
  "stored-answer-lost",
  "stored-but-500",
  "error-500-not-stored",
  "slow-then-stored",
  "refuse-400",
  "outage",
  "rate-limit-429",
  "unauthorized-401",
  "forbidden-403",
  "stale-get",
  "shuffle-pages",
  "total-count-missing",
  "void-by-put-only",
] as const;
export type FaultCode = (typeof faultCodes)[number];
