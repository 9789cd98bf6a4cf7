import { createWriteStream, renameSync, statSync, type WriteStream } from "node:fs";

const rotateAt = 10_000_000;

/** Opens a log for appending. A large one is put aside first, as `x.log.1`, so that two of them is the most there is. */
export function openLog(file: string): WriteStream {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > rotateAt) renameSync(file, `${file}.1`);
  return createWriteStream(file, { flags: "a", mode: 0o600 });
}
