import { isAmong, type Kind } from "#lib/canonical/kinds.ts";
import type { FindOutcome, Ledger, LedgerCall, LedgerDocument, OnLedgerCall, SendOutcome, TransferKind, VoidOutcome } from "#lib/posting/ledger.ts";
import { withoutSecret, withoutSecretIn } from "../without-secret.ts";
import type { Reply, Request } from "../call.ts";
import { writeJson } from "../json.ts";
import { keptAnswer } from "../kept-answer.ts";
import type { SentTrade } from "../sent-trade.ts";
import { sameText } from "../stored-fields.ts";
import { tradeProblems } from "../trade-problems.ts";
import { unreachable } from "../waits.ts";
import { callWebApi } from "./call.ts";
import { compareRecord } from "./compare-record.ts";
import type { WebApiConnection, WebApiSettings } from "./connection.ts";
import { documentBody, sideOf } from "./document-body.ts";
import { webApiDocuments } from "./documents.ts";
import { readCancel, readCreate, readRecord, readRows } from "./read-answer.ts";
import { webTrade } from "./web-trade.ts";

const names = webApiDocuments;
const taken = Object.keys(names) as (keyof typeof names)[];

/**
 * AutoCount Accounting behind its on-premise Web API as a ledger. A look goes by the document's key where it is known, else by
 * our number through the list of all; a send is one CreateRecord, never repeated here. `onCall` hears of every call as it was
 * made, without the key.
 */
export function createAutoCountWebApi(connection: WebApiConnection, onCall: OnLedgerCall): Ledger {
  const { settings } = connection;
  // A look at what this instance itself has just stored is the read-back of that posting.
  const stored = new Map<string, string>();
  // Where a look has seen our own document: only that is ever cancelled, whatever key somebody brings along.
  const seen = new Map<string, string>();

  async function call<O extends { kind: string }>(name: LedgerCall["call"], request: Request, read: (reply: Reply, now: number) => O): Promise<O> {
    const reply = await callWebApi(connection, request);
    const outcome = withoutSecretIn(connection, read(reply, Date.now()));
    onCall({
      call: name,
      request: { method: request.method, path: `/api/${request.path}`, body: request.body ?? null },
      status: reply.kind === "answered" ? reply.status : null,
      answer: reply.kind === "answered" ? keptAnswer(withoutSecret(connection, reply.text)) : null,
      outcome: outcome.kind,
      ms: reply.ms,
    });
    return outcome;
  }

  /** What stands under a key; null where it is another document than ours, so that only the number can tell. */
  async function findByKey(name: LedgerCall["call"], document: SentTrade, docKey: string): Promise<FindOutcome | null> {
    const path = `${names[document.kind]}/GetRecord?docKey=${encodeURIComponent(docKey)}`;
    const compared = { isOther: false };
    const outcome = await call<FindOutcome>(name, { method: "GET", path }, (reply, now) => {
      const found = readRecord(reply, now);
      if (found.kind !== "found") return found;
      const answer = compareRecord(found.answer, docKey, document, settings);
      if (answer?.kind === "mine") seen.set(document.key, docKey);
      if (answer !== null) return answer;
      compared.isOther = true;
      return unreachable("AutoCount's answer is not about this document.");
    });
    return compared.isOther ? null : outcome;
  }

  /** The key of the document under our number, as the list of all tells it: the filter is asked for and not trusted. */
  async function findKey(name: LedgerCall["call"], document: SentTrade) {
    const request: Request = { method: "POST", path: `${names[document.kind]}/GetRecordList`, body: writeJson({ DocNo: document.key }) };
    return call(name, request, (reply, now) => {
      const read = readRows(reply, now);
      if (read.kind !== "rows") return read;
      const row = read.rows.find(({ docno }) => typeof docno === "string" && sameText(docno, document.key));
      if (row === undefined) {
        return read.rows.some(({ docno }) => typeof docno !== "string") ? unreachable("AutoCount's list does not show document numbers.") : ({ kind: "absent" } as const);
      }
      return typeof row["dockey"] === "string" ? ({ kind: "listed", docKey: row["dockey"] } as const) : unreachable("AutoCount's list does not show document keys.");
    });
  }

  async function find(sent: SentTrade): Promise<FindOutcome> {
    seen.delete(sent.key);
    const name = stored.has(sent.key) ? "read-back" : "look";
    const known = stored.get(sent.key) ?? sent.docKey ?? null;
    let isAnother = false;
    if (known !== null) {
      const found = await findByKey(name, sent, known);
      // Gone under its key, or another's: somebody may have booked something else under our number meanwhile.
      if (found !== null && found.kind !== "absent") return found;
      isAnother = found === null;
    }
    const listed = await findKey(name, sent);
    if (listed.kind !== "listed") return listed;
    // A list may still show what was cancelled; GetRecord does not (other-apis C.2).
    if (listed.docKey === known) return isAnother ? unreachable("AutoCount's answer is not about this document.") : { kind: "absent" };
    return (await findByKey(name, sent, listed.docKey)) ?? unreachable("AutoCount's answer is not about this document.");
  }

  return {
    takes: (kind) => isAmong(taken, kind),
    transfersInto: (kind) => transferSources(kind, settings),
    cancelledLooksAbsent: true,

    problems(document) {
      if (!isTaken(document)) return [{ field: "kind", message: `AutoCount's Web API takes no ${document.kind.replaceAll("_", " ")}.` }];
      return tradeProblems(document, sideOf(document, settings), webTrade);
    },

    find: async (document) => find(requireTaken(document)),

    async send(document): Promise<SendOutcome> {
      const sent = requireTaken(document);
      // The caller has asked before; whatever slipped through must not be cut, rounded or dropped by AutoCount.
      const problems = tradeProblems(sent, sideOf(sent, settings), webTrade);
      if (problems.length > 0) return { kind: "refused", reason: problems.map((problem) => problem.message).join(" ") };
      const request: Request = { method: "POST", path: `${names[sent.kind]}/CreateRecord`, body: writeJson(documentBody(sent, settings)) };
      const outcome = await call<SendOutcome>("send", request, readCreate);
      if (outcome.kind === "stored" && outcome.docKey !== undefined) stored.set(sent.key, outcome.docKey);
      return outcome;
    },

    async void(document): Promise<VoidOutcome> {
      const sent = requireTaken(document);
      if (!seen.has(sent.key)) {
        const found = await find(sent);
        if (found.kind === "unreachable") return { ...found, kind: "unavailable" };
        if (found.kind === "stopped") return found;
      }
      const docKey = seen.get(sent.key);
      if (docKey === undefined) return { kind: "refused", reason: `AutoCount shows no document of ours under ${sent.key}.` };
      const path = `${names[sent.kind]}/CancelRecord?docKey=${encodeURIComponent(docKey)}`;
      const posted = await call("void", { method: "POST", path, body: "{}" }, readCancel);
      if (posted.kind !== "not-this-way") return posted;
      const put = await call("void", { method: "PUT", path, body: "{}" }, readCancel);
      return put.kind === "not-this-way" ? { kind: "refused", reason: put.reason } : put;
    },
  };
}

/** Whence a document's goods may be transferred (other-apis C.4): deliveries first, where orders can be invoiced at all. */
function transferSources(kind: Kind, { ordersToInvoices }: WebApiSettings): readonly TransferKind[] {
  if (kind === "delivery_order") return ["sales_order"];
  if (kind !== "invoice") return [];
  return ordersToInvoices ? ["delivery_order", "sales_order"] : ["delivery_order"];
}

function isTaken(document: LedgerDocument): document is SentTrade {
  return taken.some((kind) => kind === document.kind);
}

function requireTaken(document: LedgerDocument): SentTrade {
  if (!isTaken(document)) throw new Error(`AutoCount's Web API takes no ${document.kind}: ask takes() first.`);
  return document;
}
