import type { FindOutcome, Ledger, LedgerCall, LedgerDocument, LedgerProblem, OnLedgerCall, SendOutcome, TaxEntities, VoidOutcome } from "#lib/posting/ledger.ts";
import { withoutSecret, withoutSecretIn } from "../without-secret.ts";
import { callCloud } from "./call.ts";
import type { Reply, Request } from "../call.ts";
import type { CloudConnection } from "./connection.ts";
import { keptAnswer } from "../kept-answer.ts";
import { writeJson } from "../json.ts";
import { listChanged } from "./list-changed.ts";
import { isVoidable, takenKinds, targetOf, watchedResources } from "./targets.ts";
import { callsLeft, readCreate, readLookup } from "./read-reply.ts";
import { readVoid } from "./read-void.ts";
import type { VoidRead } from "./read-void.ts";
import { storageProblems } from "./storage-problems.ts";
import { taxEntityBody, taxEntityProblems } from "./tax-entity-body.ts";
import { findTaxEntity } from "./tax-entities.ts";
import { unreachable } from "../waits.ts";

/**
 * One account book of AutoCount Cloud Accounting as a ledger. Each `find` is one GET, each `send` at most one POST, and
 * neither is ever repeated here: what an outcome means for the next step is the caller's to decide. `onCall` hears of every
 * call as it was made, without the key.
 */
export function createAutoCountCloud(connection: CloudConnection, onCall: OnLedgerCall): Ledger {
  const { settings } = connection;
  const taken = takenKinds(settings);
  // A look at what this instance itself has just stored is the read-back of that posting.
  const stored = new Set<string>();
  // Asked beforehand and once more by whoever sends: reckoned once.
  const checked = new WeakMap<LedgerDocument, LedgerProblem[]>();
  const problemsOf = (document: LedgerDocument): LedgerProblem[] => {
    const problems = checked.get(document) ?? storageProblems(document, settings);
    checked.set(document, problems);
    return problems;
  };

  async function call<O extends FindOutcome | SendOutcome | VoidRead>(
    name: LedgerCall["call"],
    request: Request,
    read: (reply: Reply) => O,
  ): Promise<O> {
    const reply = await callCloud(connection, request);
    const outcome = withoutSecretIn(connection, read(reply));
    tell(name, request, reply, outcome.kind);
    return outcome;
  }

  function tell(name: LedgerCall["call"], request: Request, reply: Reply, outcome: string, keeps = true): void {
    onCall({
      call: name,
      request: { method: request.method, path: `/${connection.book}/${request.path}`, body: request.body ?? null },
      status: reply.kind === "answered" ? reply.status : null,
      answer: reply.kind === "answered" && keeps ? keptAnswer(withoutSecret(connection, reply.text)) : null,
      outcome,
      ms: reply.ms,
      ...callsLeft(reply, Date.now()),
    });
  }

  const taxEntities: TaxEntities = {
    problems: taxEntityProblems,

    find: (entity, turn) =>
      findTaxEntity(connection, entity, async (request, isFirst) => {
        if (!isFirst) await turn?.();
        const reply = await callCloud(connection, request);
        const { kind } = readLookup(reply, Date.now());
        // A page is of everybody: whose identities they are is not for the history of one document.
        tell("look", request, reply, kind, kind !== "found");
        return reply;
      }),

    async send(entity) {
      const problems = taxEntityProblems(entity);
      if (problems.length > 0) return { kind: "refused", reason: problems.map((problem) => problem.message).join(" ") };
      const request: Request = { method: "POST", path: "taxentity", body: writeJson(taxEntityBody(entity)) };
      return call<SendOutcome>("send", request, (reply) => readCreate(reply, "taxentity", entity.tin, Date.now()));
    },
  };

  return {
    takes: (kind) => taken.includes(kind),

    ...(settings.taxEntities === "with-new-debtors" && { taxEntities }),

    problems: problemsOf,

    async find(document) {
      const { resource, query, compare } = targetOf(document, settings);
      const name = stored.has(document.key) ? "read-back" : "look";
      const request: Request = { method: "GET", path: `${resource}?${query}=${encodeURIComponent(document.key)}` };
      return call<FindOutcome>(name, request, (reply) => {
        const found = readLookup(reply, Date.now());
        if (found.kind !== "found") return found;
        return compare(found.answer) ?? unreachable("AutoCount's answer is not about this document.");
      });
    },

    listChanged: (since, until, turn) => listChanged(connection, watchedResources(settings), since, until, turn),

    async send(document) {
      const { resource, body } = targetOf(document, settings);
      // The caller has asked before; whatever slipped through must not be cut, rounded or dropped by AutoCount.
      const problems = problemsOf(document);
      if (problems.length > 0) return { kind: "refused", reason: problems.map((problem) => problem.message).join(" ") };
      const request: Request = { method: "POST", path: resource, body: writeJson(body()) };
      const read = (reply: Reply) => readCreate(reply, resource, document.key, Date.now());
      const outcome = await call<SendOutcome>("send", request, read);
      if (outcome.kind === "stored") stored.add(document.key);
      return outcome;
    },

    async void(document, reason): Promise<VoidOutcome> {
      if (!isVoidable(document)) return { kind: "refused", reason: `${document.key} is no document: it cannot be voided, only made inactive in AutoCount.` };
      const { resource } = targetOf(document, settings);
      const path = `${resource}/void?docNo=${encodeURIComponent(document.key)}`;
      // Which verb it takes is disputed (cloud-api 9): only where POST is not known there, PUT is tried.
      const posted = await call("void", { method: "POST", path, body: writeJson({ voidReason: reason }) }, (reply) => readVoid(reply, Date.now()));
      if (posted.kind !== "not-this-way") return posted;
      const put = await call("void", { method: "PUT", path, body: writeJson({ voidReason: reason }) }, (reply) => readVoid(reply, Date.now()));
      return put.kind === "not-this-way" ? { kind: "refused", reason: put.reason } : put;
    },
  };
}
