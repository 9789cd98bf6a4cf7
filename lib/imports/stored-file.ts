import type { FileBytes } from "#lib/files/file-bytes.ts";
import { findPiece } from "./store.ts";

/** How large the pieces are that a file is kept in; the last may be shorter. */
export const pieceBytes = 1024 * 1024;

/** An import's file as it was stored, read piece by piece. */
export function storedFile(company: number, importId: string, size: number): FileBytes {
  return {
    size,
    async *read(start, end) {
      const last = Math.min(end, size);
      for (let at = start; at < last; ) {
        const seq = Math.floor(at / pieceBytes);
        const piece = await findPiece(company, importId, seq);
        if (piece === null) throw new Error(`piece ${seq} of the import's file is missing`);
        const from = at - seq * pieceBytes;
        const wanted = piece.subarray(from, Math.min(piece.length, from + last - at));
        if (wanted.length === 0) throw new Error(`piece ${seq} of the import's file is shorter than it should be`);
        yield wanted;
        at += wanted.length;
      }
    },
  };
}
