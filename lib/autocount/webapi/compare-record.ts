import { z } from "zod";
import { decimal, differsBy, isZero, sum, toQuantity } from "#lib/canonical/money.ts";
import type { LedgerDifference } from "#lib/posting/ledger.ts";
import { compareTrade } from "../compare-trade.ts";
import { lineAmounts } from "../line-amounts.ts";
import type { SentTrade } from "../sent-trade.ts";
import { sameText, storedNumber, storedText, textDifference } from "../stored-fields.ts";
import type { Compared } from "../stored-fields.ts";
import type { WebApiSettings } from "./connection.ts";
import { sideOf } from "./document-body.ts";
import { webTrade } from "./web-trade.ts";

const storedLine = z.object({ itemcode: storedText, uom: storedText, qty: storedNumber, unitprice: storedNumber.nullish(), discount: storedText, taxcode: storedText, location: storedText });
type StoredLine = z.infer<typeof storedLine>;

/**
 * Whether what GetRecord shows is ours, and what differs from what was sent. The answer's shape is taken to be that of the
 * create call, its head perhaps without a name of its own (other-apis C.2, H); `docKey` is the one that was asked for.
 */
export function compareRecord(answer: Record<string, unknown>, docKey: string, sent: SentTrade, settings: WebApiSettings): Compared {
  const head = answer["master"] ?? answer;
  if (typeof head !== "object" || head === null) return null;
  const details = answer["details"] ?? [];
  const master = { dockey: docKey, ...head, ...datesOf(head as Record<string, unknown>, settings), cancelled: isYes((head as Record<string, unknown>)["cancelled"]) };
  const compared = compareTrade({ master, details }, sent, sideOf(sent, settings), webTrade);
  if (compared?.kind !== "mine") return compared;
  return { ...compared, differences: [...compared.differences, ...transferDifferences(details, sent, sideOf(sent, settings))] };
}

/** Flags of the desktop product are "T" or "F" (other-apis F.4). One that is cancelled should not be shown at all. */
function isYes(flag: unknown): boolean {
  return flag === true || (typeof flag === "string" && /^(t|true|y)$/i.test(flag));
}

/** The dates of the head as ISO, whichever way this Web API writes them. */
function datesOf(head: Record<string, unknown>, { dates }: WebApiSettings): object {
  if (dates !== "dd-MM-yyyy") return {};
  const iso = (value: unknown) => (typeof value === "string" ? value.replace(/^(\d{2})-(\d{2})-(\d{4})/, "$3-$2-$1") : value);
  return Object.fromEntries(["docdate", "einvoicevalidateddatetime", "validateddatetime"].flatMap((key) => (key in head ? [[key, iso(head[key])]] : [])));
}

/**
 * What AutoCount took over from the source of a transfer beside what the document says of the line: quantity, place, price,
 * discount and tax code. A line without a price says nothing of the last three.
 */
function transferDifferences(details: unknown, sent: SentTrade, settings: WebApiSettings): LedgerDifference[] {
  const transfers = ("transfers" in sent ? sent.transfers : null) ?? [];
  const stored = z.array(storedLine).safeParse(details).data ?? [];
  const lines = sent.document.lines.map((line, index) => ({ line, index, rows: transfers.filter((transfer) => transfer.lineId === line.id) })).filter(({ rows }) => rows.length > 0);
  const groups = Map.groupBy(lines, ({ rows }) => `${rows[0]?.itemCode.toLowerCase()} ${rows[0]?.uom.toLowerCase()}`);
  return [...groups.values()].flatMap((group) => {
    const row = group[0]?.rows[0];
    const found = stored.filter((line) => row !== undefined && sameText(line.itemcode, row.itemCode) && sameText(line.uom, row.uom));
    const path = (index: number) => `lines[${index}]`;
    const wanted = sum(group.flatMap(({ rows }) => rows.map((transfer) => transfer.quantity)));
    const got = sum(found.map((line) => line.qty));
    const place = path(group[0]?.index ?? 0);
    const quantity = differsBy(wanted, got) ? [{ field: `${place}.quantity`, sent: toQuantity(wanted), stored: toQuantity(got) }] : [];
    const places = group.flatMap(({ line, index }) => found.flatMap((one) => locationDifference(line.location ?? sent.document.location, one, path(index))).slice(0, 1));
    return [...quantity, ...places, ...group.flatMap(({ line, index, rows }) => (isZero(line.unitPrice) ? [] : found.flatMap((one) => lineDifferences(line, one, path(index), rows.length === 1, sent, settings)).slice(0, 3)))];
  });
}

function lineDifferences(
  line: SentTrade["document"]["lines"][number], stored: StoredLine, path: string, isWhole: boolean, { document }: SentTrade, settings: WebApiSettings,
): LedgerDifference[] {
  const { unitprice } = stored;
  const amounts = lineAmounts(line, document.taxInclusive, settings);
  const price = unitprice && differsBy(decimal(line.unitPrice), decimal(unitprice)) ? [{ field: `${path}.unitPrice`, sent: line.unitPrice, stored: decimal(unitprice).toFixed() }] : [];
  // A discount of several sources is told by the total alone.
  const discount = isWhole && !sameDiscount(amounts.discount, stored.discount) ? [{ field: `${path}.discount`, sent: amounts.discount, stored: stored.discount || "0" }] : [];
  return [...price, ...discount, ...textDifference(`${path}.taxCode`, amounts.taxCode ?? "", stored.taxcode)];
}

/** The goods leave where the source says: where the document names another place, somebody has to know. */
function locationDifference(wanted: string | null, { location }: StoredLine, path: string): LedgerDifference[] {
  return !wanted || location === "" ? [] : textDifference(`${path}.location`, wanted, location);
}

function sameDiscount(sent: string, stored: string): boolean {
  if (stored.trim() === "") return isZero(sent);
  return /^\d+(\.\d+)?$/.test(stored.trim()) && !differsBy(decimal(sent), decimal(stored.trim()));
}
