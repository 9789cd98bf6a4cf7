import { z } from "zod";
import { plainText } from "#lib/canonical/plain-text.ts";
import { groupOf } from "#lib/myinvois/calendar.ts";
import { allCodeLists } from "#lib/myinvois/code-lists.ts";
import { findTinTrouble, generalTin } from "#lib/myinvois/tin.ts";
import { whyNotSst } from "#lib/myinvois/identity.ts";

/** How a company issues e-invoices. Dates are YYYY-MM-DD. */
export type EInvoiceSettings = {
  isOn: boolean;
  startsOn: string | null;
  group: string | null;
  usual: "consolidated" | "individual";
  tin: string | null;
  brn: string | null;
  sstNo: string | null;
  msic: string | null;
  classification: string | null;
  /** 0 where nothing was ever saved. */
  revision: number;
};

export const noEInvoices: EInvoiceSettings = {
  isOn: false, startsOn: null, group: null, usual: "consolidated", tin: null, brn: null, sstNo: null, msic: null, classification: null, revision: 0,
};

const optional = (max: number) => plainText.trim().max(max).nullable().transform((text) => text || null);

/** What the settings screen sends; a blank field empties the setting. */
export const saveEInvoiceInput = z
  .object({
    revision: z.number().int().min(0),
    isOn: z.boolean(),
    startsOn: z.iso.date().nullable(),
    group: optional(20),
    usual: z.enum(["consolidated", "individual"]),
    tin: optional(20),
    brn: optional(20),
    sstNo: optional(35),
    msic: optional(5),
    classification: optional(3),
  })
  .superRefine((settings, check) => {
    const refuse = (path: keyof typeof settings, message: string) => check.addIssue({ code: "custom", path: [path], message });
    if (settings.isOn && settings.startsOn === null) refuse("startsOn", "Say from which document date e-invoices are issued.");
    if (settings.isOn && settings.tin === null) refuse("tin", "Enter the company's own TIN: every e-invoice names it.");
    if (settings.group !== null && groupOf(settings.group) === null) refuse("group", "Choose one of the turnover groups.");
    const trouble = settings.tin === null ? null : findTinTrouble(settings.tin);
    if (settings.tin !== null && generalTin(settings.tin) !== null) refuse("tin", "This is a general TIN of the tax authority, not a company's own.");
    else if (trouble !== null) refuse("tin", `A TIN ${trouble.why}.${trouble.better === null ? "" : ` Perhaps it is ${trouble.better}.`}`);
    const sst = settings.sstNo === null ? null : whyNotSst(settings.sstNo);
    if (sst !== null) refuse("sstNo", `An SST number ${sst}.`);
    if (settings.msic !== null && !allCodeLists.msic.byCode.has(settings.msic)) refuse("msic", "No such MSIC code. Type a word to search the list.");
    const known = allCodeLists.classifications.byCode.get(settings.classification ?? "");
    if (settings.classification !== null && (known === undefined || known.selfBilledOnly === true || known.code === "004")) {
      refuse("classification", "Choose a classification of sales, such as 022 (Others).");
    }
  });
export type SaveEInvoiceInput = z.input<typeof saveEInvoiceInput>;
