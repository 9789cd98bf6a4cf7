import type { Readable } from "node:stream";
import { FileProblem } from "../file-problem.ts";
import { type NumberShape, shapeOf } from "./cell-text.ts";
import type { Package } from "./open-workbook.ts";
import { readXml } from "./parse-xml.ts";

export type SheetPart = { name: string; part: string; isHidden: boolean };
export type Structure = { sheets: SheetPart[]; is1904: boolean };

/** The sheets of a workbook in their order, and whether its days are counted from 1904. */
export async function readStructure(pack: Package): Promise<Structure> {
  const targets = new Map<string, string>();
  await readXml(await partOf(pack, "xl/_rels/workbook.xml.rels"), {
    open(name, attributes) {
      if (name === "Relationship" && attributes.Id !== undefined && attributes.Target !== undefined) targets.set(attributes.Id, attributes.Target);
    },
  });
  const sheets: SheetPart[] = [];
  let is1904 = false;
  await readXml(await partOf(pack, "xl/workbook.xml"), {
    open(name, attributes) {
      if (name === "workbookPr") is1904 = attributes.date1904 === "1" || attributes.date1904 === "true";
      if (name !== "sheet") return;
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1];
      const target = id === undefined ? undefined : targets.get(id);
      if (target === undefined || !/worksheets\//.test(target)) return;
      sheets.push({ name: attributes.name ?? "", part: target.startsWith("/") ? target.slice(1) : `xl/${target}`, isHidden: attributes.state !== undefined && attributes.state !== "visible" });
    },
  });
  if (sheets.length === 0) throw new FileProblem("The workbook has no sheet with cells.");
  return { sheets, is1904 };
}

/** How numbers are shown, by the style of their cells. */
export async function readShapes(stream: Readable | null): Promise<NumberShape[]> {
  const codes = new Map<number, string>();
  const shapes: NumberShape[] = [];
  let isCells = false;
  if (stream === null) return shapes;
  await readXml(stream, {
    open(name, attributes) {
      if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      else if (name === "cellXfs") isCells = true;
      else if (name === "xf" && isCells) {
        const id = Number(attributes.numFmtId ?? 0);
        shapes.push(shapeOf(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === "cellXfs") isCells = false;
    },
  });
  return shapes;
}

async function partOf(pack: Package, part: string): Promise<Readable> {
  const stream = await pack.open(part);
  if (stream === null) throw new FileProblem("The workbook is damaged: a part of it is missing. Open it in Excel and save it anew.");
  return stream;
}
