/** A mistake of the outside world, such as a taken port: its message is all that is shown, without a stack. */
export class StartError extends Error {}

/** Runs one step of the start and prints one line about it: what, how long, and what it has to add. */
export async function step<T>(what: string, work: () => Promise<T> | T, add?: (result: T) => string | undefined): Promise<T> {
  const started = performance.now();
  try {
    const result = await work();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const more = add?.(result);
    console.log(`  ${what.padEnd(22)} ${seconds.padStart(5)} s${more === undefined ? "" : `  ${more}`}`);
    return result;
  } catch (error) {
    console.error(`  ${what.padEnd(22)} failed`);
    throw error;
  }
}

/** Prints why a command ends without success. */
export function complain(error: unknown): void {
  console.error("");
  console.error(error instanceof StartError ? error.message : error);
}
