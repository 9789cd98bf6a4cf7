/** What can be made to go wrong, in plain words. Codes are the sandbox's own. */
export const faultWords = {
  "stored-answer-lost": { title: "Lose the answer after storing", text: "The document is booked, but the line breaks before AutoCount can say so." },
  "stored-but-500": { title: "Store it, then answer with an error", text: "The document is booked, but AutoCount says that something went wrong." },
  "error-500-not-stored": { title: "Answer with an error, store nothing", text: "AutoCount says that something went wrong, and nothing is booked." },
  "slow-then-stored": { title: "Answer too late", text: "AutoCount takes 40 seconds, longer than anybody waits, and then books it." },
  "refuse-400": { title: "Refuse the document", text: "AutoCount says that the record could not be saved." },
  outage: { title: "AutoCount is down", text: "No call gets through." },
  "rate-limit-429": { title: "Too many calls", text: "AutoCount asks to wait for a minute." },
  "unauthorized-401": { title: "Refuse the API key", text: "Posting stops until the connection is opened again." },
  "forbidden-403": { title: "The key lacks a permission", text: "AutoCount lets the key in, but not do this." },
  "stale-get": { title: "Hide what is new", text: "For 3 seconds a new document cannot be found by its number." },
  "shuffle-pages": { title: "Shuffle lists", text: "Lists change their order from page to page: some rows come twice, some not at all." },
  "total-count-missing": { title: "Lists do not say how long they are", text: "The total is left out." },
  "void-by-put-only": { title: "Void in the other way only", text: "AutoCount does not know the usual call for voiding." },
} as const;
export type FaultCode = keyof typeof faultWords;
export const faultCodes = Object.keys(faultWords) as [FaultCode, ...FaultCode[]];

/** The name of a fault; of one that this page does not know, its code. */
export function faultTitle(code: string): string {
  return code in faultWords ? faultWords[code as FaultCode].title : code;
}
