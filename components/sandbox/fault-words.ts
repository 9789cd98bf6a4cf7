import { type FaultCode, faultCodes } from "#lib/sandbox-view/faults.ts";
import type { Translate } from "#messages/translate.ts";

/** The name of a fault; of one that this page does not know, its code. */
export function faultTitle(t: Translate, code: string): string {
  return (faultCodes as readonly string[]).includes(code) ? t(`sandbox.faults.${code as FaultCode}.title`) : code;
}
