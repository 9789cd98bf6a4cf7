/** An expected outcome of a verb: done, or refused for a reason the screen can put into words. Bugs and outages throw. */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function err<const E>(error: E): { ok: false; error: E } {
  return { ok: false, error };
}
