import { describe, expect, it } from "vitest";
import { readDate } from "./read-date.ts";

const dayFirst = { order: "dmy" } as const;

describe("A date as people write it", () => {
  it.each([
    ["03/04/2026", "2026-04-03"], ["3-4-26", "2026-04-03"], ["3.4.2026", "2026-04-03"], ["2026-04-03", "2026-04-03"], ["2026/4/3 00:15", "2026-04-03"], ["3 Apr 2026", "2026-04-03"], ["03-Mac-2026", "2026-03-03"],
    ["1 Ogos 2026", "2026-08-01"], ["April 3, 2026", "2026-04-03"], ["Friday, 3 April 2026", "2026-04-03"], ["03/04/2026 11:59 PM", "2026-04-03"], ["20260403", "2026-04-03"], ["46115", "2026-04-03"], ["46115.75", "2026-04-03"],
  ])("%s is %s where the day stands first", (written, date) => {
    expect(readDate(written, dayFirst)).toEqual({ ok: true, value: date });
  });

  it("with the month first 03/04/2026 is 4 March", () => {
    expect(readDate("03/04/2026", { order: "mdy" })).toEqual({ ok: true, value: "2026-03-04" });
  });

  it("with a zone is brought to Malaysia: 16:30Z on the 31st is the 1st", () => {
    expect(readDate("2026-03-31T16:30:00Z", dayFirst)).toEqual({ ok: true, value: "2026-04-01" });
    expect(readDate("2026-03-31 23:30:00 +0800", dayFirst)).toEqual({ ok: true, value: "2026-03-31" });
  });

  it("follows a pattern where one is given", () => {
    expect(readDate("31.12.26 08:15", { order: "dmy", format: "DD.MM.YY HH:mm" })).toEqual({ ok: true, value: "2026-12-31" });
    expect(readDate("2026|12|31", { order: "dmy", format: "YYYY|MM|DD" })).toEqual({ ok: true, value: "2026-12-31" });
    expect(readDate("12/31", { order: "dmy", format: "DD/MM/YYYY" })).toMatchObject({ ok: false });
  });

  it.each(["31/02/2026", "13/13/2026", "2569-04-03", "yesterday", "0/1/2026", "MAR1"])("%s is refused", (written) => {
    expect(readDate(written, dayFirst)).toMatchObject({ ok: false });
  });

  it.each(["", "-", "N/A"])("in %j there is none", (written) => {
    expect(readDate(written, dayFirst)).toEqual({ ok: true, value: null });
  });
});
