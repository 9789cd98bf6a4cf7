import { Readable } from "node:stream";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { type FileBytes } from "../file-bytes.ts";
import { FileProblem } from "../file-problem.ts";
import { fileLimits } from "../limits.ts";

/** The parts of a packed workbook, each opened when it is asked for. */
export type Package = {
  has(part: string): boolean;
  /** A part's bytes as they are unpacked; nothing where there is no such part. */
  open(part: string): Promise<Readable | null>;
};

const large = 10 * 1024 * 1024;

/**
 * Opens a workbook by its table of contents, before anything is unpacked: one that would unpack to more than it may
 * (a "zip bomb"), is protected or broken throws FileProblem.
 */
export async function openWorkbook(file: FileBytes): Promise<Package> {
  const zip = await yauzl
    .fromRandomAccessReaderPromise(new BytesReader(file), file.size, { validateEntrySizes: true, autoClose: false })
    .catch((error: unknown) => {
      throw broken(error);
    });
  const entries = await listEntries(zip);
  if (!entries.has("xl/workbook.xml")) {
    throw new FileProblem(entries.has("content.xml") ? "This is an OpenDocument file (.ods). Save it as .xlsx or CSV." : "This is a packed file, but not an .xlsx workbook.");
  }
  return {
    has: (part) => entries.has(part),
    async open(part) {
      const entry = entries.get(part);
      if (!entry) return null;
      return zip.openReadStreamPromise(entry).catch((error: unknown) => {
        throw broken(error);
      });
    },
  };
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > fileLimits.parts) throw new FileProblem(`The workbook has ${zip.entryCount} parts, more than a workbook needs. It is not read.`);
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  return new Promise((resolve, reject) => {
    zip.on("error", (error) => reject(broken(error)));
    zip.on("end", () => resolve(entries));
    zip.on("entry", (entry: Entry) => {
      unpacked += entry.uncompressedSize;
      const isBomb = unpacked > fileLimits.unpackedBytes || (entry.uncompressedSize > large && entry.uncompressedSize > entry.compressedSize * fileLimits.ratio);
      if (isBomb) return reject(new FileProblem("The workbook would unpack to far more than it should. It is not read. Save the sheet as CSV instead."));
      if (entry.isEncrypted()) return reject(new FileProblem("The workbook is protected by a password. Open it in Excel, take the password off and save it anew."));
      // The last one of a name would win in some readers and the first in others.
      if (entries.has(entry.fileName)) return reject(new FileProblem("The workbook has two parts of one name: it is damaged. Open it in Excel and save it anew."));
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** What a broken file says of itself is of no use to a bookkeeper. */
export function broken(error: unknown): FileProblem {
  if (error instanceof FileProblem) return error;
  return new FileProblem("The workbook is damaged or was cut off on its way. Open it in Excel and save it anew.", { cause: error });
}

class BytesReader extends yauzl.RandomAccessReader {
  readonly #file: FileBytes;

  constructor(file: FileBytes) {
    super();
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#file.read(start, end), { objectMode: false });
  }
}
