// "CreditTerm : CreditTerm (CreditTermKey = COD) not exists." is the opposite of taken.
const saysUnknown = /\bnot (exist|found)|\bdoesn't exist/i;

/** Whether a sentence of the message says one of these things; one that says that something is unknown never does. */
export function saysOneOf(patterns: readonly RegExp[], message: string): boolean {
  return message
    .split(/(?<=[.!])\s+/)
    .filter((sentence) => !saysUnknown.test(sentence))
    .some((sentence) => patterns.some((pattern) => pattern.test(sentence)));
}
