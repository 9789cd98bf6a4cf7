import { FileProblem } from "./file-problem.ts";
import { type FileBytes, headOf } from "./file-bytes.ts";

export const fileFormats = ["csv", "xlsx"] as const;
export type FileFormat = (typeof fileFormats)[number];

/** What a file is, by its content and not by its name. Throws FileProblem for what cannot be read, with what to do instead. */
export async function findFormat(file: FileBytes): Promise<FileFormat> {
  if (file.size === 0) throw new FileProblem("The file is empty.");
  const head = await headOf(file, 4096);
  if (head.subarray(0, 4).toString("latin1") === "PK\u0003\u0004") return "xlsx";
  if (head.subarray(0, 4).toString("latin1") === "PK\u0005\u0006") throw new FileProblem("The workbook is empty.");
  if (head.subarray(0, 8).toString("hex") === "d0cf11e0a1b11ae1") {
    if (await holdsText(file, "EncryptedPackage")) throw new FileProblem("The workbook is protected by a password. Open it in Excel, take the password off and save it anew.");
    throw new FileProblem("This is a workbook of the old format (.xls). Open it in Excel and save it as .xlsx or CSV.");
  }
  if (head.subarray(0, 5).toString("latin1") === "%PDF-") throw new FileProblem("This is a PDF, not a table. Export the data as CSV or .xlsx.");
  const start = head.toString("latin1").trimStart().slice(0, 200).toLowerCase();
  if (/^(<!doctype html|<html|<table)/.test(start)) throw new FileProblem("This is a web page with an Excel name, as some programs export it. Open it in Excel and save it as .xlsx.");
  if (start.startsWith("<?xml")) throw new FileProblem("This is an XML file. Export the data as CSV or .xlsx.");
  if (/^[[{]/.test(start)) throw new FileProblem("This is JSON. Send it to the intake call instead, or export the data as CSV or .xlsx.");
  if (!isTextual(head)) throw new FileProblem("This is neither a CSV nor an .xlsx file.");
  return "csv";
}

/** UTF-16 has zero bytes; anything else with many control characters is no text. */
function isTextual(head: Buffer): boolean {
  if (head[0] === 0xff || head[0] === 0xfe) return true;
  const zeros = head.filter((byte) => byte === 0).length;
  if (zeros > 0) return zeros > head.length * 0.2 && zeros < head.length * 0.6;
  const controls = head.filter((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27).length;
  return controls <= head.length * 0.02;
}

async function holdsText(file: FileBytes, text: string): Promise<boolean> {
  const wanted = Buffer.from(text, "utf16le");
  let tail = Buffer.alloc(0);
  for await (const piece of file.read(0, file.size)) {
    const joined = Buffer.concat([tail, piece]);
    if (joined.includes(wanted)) return true;
    tail = joined.subarray(-wanted.length);
  }
  return false;
}
