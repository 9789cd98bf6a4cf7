import { z } from "zod";
import { delimiters } from "./find-delimiter.ts";
import { encodings } from "./find-encoding.ts";
import { fileFormats } from "./find-format.ts";

/** How a file is to be read: found out when it comes, and what a person may set otherwise. */
export const fileLayout = z.object({
  format: z.enum(fileFormats),
  /** Of a CSV file. */
  encoding: z.enum(encodings).nullable(),
  isEncodingSure: z.boolean(),
  delimiter: z.enum(delimiters).nullable(),
  /** Of a workbook: the sheet that is read, and all there are. */
  sheet: z.string().nullable(),
  sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean() })),
  /** The row with the columns' names, as a spreadsheet counts; what is above it is not read. */
  headerRow: z.number().int().min(1),
  /** The columns' names, each once; a column without one is called by its letter. */
  headers: z.array(z.string()),
});
export type FileLayout = z.output<typeof fileLayout>;

/** What a person may say about a file, where what was found out is wrong. */
export const layoutChoice = z.object({
  encoding: z.enum(encodings).optional(),
  delimiter: z.enum(delimiters).optional(),
  sheet: z.string().max(200).optional(),
  headerRow: z.number().int().min(1).max(1000).optional(),
});
export type LayoutChoice = z.output<typeof layoutChoice>;
