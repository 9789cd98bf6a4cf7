/** Signals that a terminal, npm and our own launcher may each deliver for one Ctrl-C arrive within this time. */
const oneWish = 1_000;

/**
 * Calls `stop` at the first wish to end: SIGINT, SIGTERM, SIGHUP, or the process that started us being gone. A second
 * wish, later, calls `force`.
 */
export function onStop(stop: (reason: string) => void, force: () => void): void {
  let first: number | undefined;
  const wish = (reason: string) => {
    const now = performance.now();
    if (first === undefined) {
      first = now;
      stop(reason);
    } else if (now - first > oneWish) {
      force();
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => wish(signal));
  if (process.channel !== undefined && process.channel !== null) {
    process.on("disconnect", () => wish("the launcher ended"));
    process.channel.unref();
  }
  watchParent(() => wish("npm ended"));
}

/** npm that is killed takes nobody along: its script goes on under another parent, unseen, holding the port. */
function watchParent(gone: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    gone();
  }, 500);
  watch.unref();
}
