import { open } from "node:fs/promises";

/** A file's bytes, wherever they are kept: read from any place in pieces, never as a whole. */
export type FileBytes = {
  size: number;
  /** The bytes from `start` up to but not including `end`. */
  read(start: number, end: number): AsyncIterable<Uint8Array>;
};

export function bytesInMemory(bytes: Uint8Array): FileBytes {
  return {
    size: bytes.length,
    async *read(start, end) {
      yield bytes.subarray(start, Math.min(end, bytes.length));
    },
  };
}

/** A file on disk, opened for each read. */
export async function bytesOnDisk(path: string): Promise<FileBytes> {
  const handle = await open(path);
  const { size } = await handle.stat().finally(() => handle.close());
  return {
    size,
    async *read(start, end) {
      if (start >= Math.min(end, size)) return;
      const file = await open(path);
      // The stream closes the handle, also when the reader breaks off.
      yield* file.createReadStream({ start, end: Math.min(end, size) - 1, highWaterMark: 256 * 1024 });
    },
  };
}

/** The first bytes of a file. */
export async function headOf(file: FileBytes, length: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file.read(0, Math.min(length, file.size))) pieces.push(piece);
  return Buffer.concat(pieces);
}
