/** Whether an amount or quantity is zero, however it is written. */
export function isNothing(amount: string): boolean {
  return /^-?0*(\.0*)?$/.test(amount);
}
