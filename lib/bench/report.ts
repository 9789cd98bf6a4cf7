import { cpus, loadavg, totalmem } from "node:os";
import type { FilledRecords } from "./fill-records.ts";
import type { Pace } from "./pace.ts";
import type { Figure, Unit } from "./row.ts";
import { targetHere, type Verdict, verdictOf } from "./targets.ts";

export type RowReport = { row: string; title: string; seconds: number; figures: FigureReport[] };

/** A figure with what follows from it. */
export type FigureReport = Omit<Figure, "target"> & {
  /** Ours divided by the floor's; null without a floor. */
  ofFloor: number | null;
  target: { of: string; figure: number; here: number } | null;
  verdict: Verdict | null;
};

export function reportFigure({ target, ...figure }: Figure): FigureReport {
  const [floor] = figure.floors;
  return {
    ...figure,
    ofFloor: floor === undefined ? null : figure.ours / floor.figure,
    target: target === null ? null : { of: target.of, figure: target.figure, here: targetHere(target, figure.unit) },
    verdict: target === null ? null : verdictOf(figure.ours, target, figure.unit),
  };
}

const header = ["", "ours", "floor", "of floor", "to beat here", "", ""];
const widths = [30, 17, 17, 9, 17, 18, 7];

/** The lines of the table that belong above all rows. */
export function tableHeader(): string[] {
  return [tableLine(header), "─".repeat(widths.reduce((sum, width) => sum + width + 1, 0))];
}

/** One row of the table: its title, a line for each figure, and the floors that found no column. */
export function tableRows({ title, seconds, figures }: RowReport): string[] {
  const lines = figures.map((figure) => {
    const [floor] = figure.floors;
    return tableLine([
      `  ${figure.name}`,
      withUnit(figure.ours, figure.unit),
      floor === undefined ? "" : withUnit(floor.figure, figure.unit),
      figure.ofFloor === null ? "" : figure.unit === "ms" ? `${figure.ofFloor.toFixed(1)} x` : `${(figure.ofFloor * 100).toFixed(0)} %`,
      figure.target === null ? "" : withUnit(figure.target.here, figure.unit),
      figure.target?.of ?? "",
      figure.verdict ?? "",
    ]);
  });
  const floors = [...Map.groupBy(figures.flatMap((figure) => figure.floors.map((floor) => ({ ...floor, unit: figure.unit }))), (floor) => floor.name)];
  const notes = floors.map(([name, seen]) => `    floor: ${name}: ${[...new Set(seen.map((floor) => withUnit(floor.figure, floor.unit)))].join(", ")}`);
  return [`${title}  (${seconds.toFixed(0)} s)`, ...lines, ...notes, ""];
}

function tableLine(cells: readonly string[]): string {
  const isText = (place: number) => place === 0 || place >= 5;
  return cells.map((cell, place) => (isText(place) ? cell.padEnd(widths[place] ?? 0) : cell.padStart(widths[place] ?? 0))).join(" ").trimEnd();
}

function withUnit(figure: number, unit: Unit): string {
  const digits = figure < 10 ? 2 : figure < 100 ? 1 : 0;
  return `${figure.toFixed(digits)} ${unit}`;
}

export type BenchReport = { at: string; machine: Machine; pace: Pace; records: FilledRecords; rows: RowReport[] };
type Machine = { processors: number; processor: string; memoryGiB: number; node: string; postgres: string; loadBefore: number };

export function describeMachine(postgres: string): Machine {
  const processors = cpus();
  return {
    processors: processors.length,
    processor: processors[0]?.model.trim() ?? "",
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    postgres,
    loadBefore: loadavg()[0] ?? 0,
  };
}
