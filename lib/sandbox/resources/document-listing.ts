import { member } from "#lib/sandbox/json.ts";
import {
  allOf,
  bodyFilter,
  bodyPage,
  dateBound,
  dateWhere,
  listingAnswer,
  queryPage,
  textWhere,
} from "#lib/sandbox/listing.ts";
import type { Answer, Call } from "#lib/sandbox/resource.ts";
import type { StoredDocument, Where } from "#lib/sandbox/store.ts";
import type { DocumentSpec } from "./document-spec.ts";

type Show = (document: StoredDocument) => unknown;

/** GET listing by document date, both ends inclusive. Parameters it does not know, such as `fromDate`, do nothing. */
export function listSimply(call: Call, spec: DocumentSpec, show: Show): Answer {
  const conditions = [
    ...dateBound("doc_date", ">=", call.query.one("startDate")),
    ...dateBound("doc_date", "<=", call.query.one("endDate")),
    ...docTypeWhere(call, spec),
  ];
  return listWhere(call, spec, queryPage(call), conditions, show);
}

/** POST listing: all filters optional and combined; there is none on ref, remarks, description or amount. */
export function listBySpecificFilter(call: Call, spec: DocumentSpec, show: Show): Answer {
  const filter = bodyFilter(call);
  const conditions = [
    ...dateWhere("doc_date", member(filter, "date"), "$.filter.date"),
    ...dateWhere("created_at", member(filter, "createdDate"), "$.filter.createdDate"),
    ...dateWhere("modified_at", member(filter, "lastModifiedDate"), "$.filter.lastModifiedDate"),
    ...textWhere("doc_no", member(filter, "docNo"), "$.filter.docNo"),
    ...(spec.party ? textWhere("party", member(filter, spec.party.field), `$.filter.${spec.party.field}`) : []),
    ...textWhere("sales_agent", member(filter, "salesAgent"), "$.filter.salesAgent"),
  ];
  return listWhere(call, spec, bodyPage(call), conditions, show);
}

/** Payments are listed by type too: OR or PV. */
function docTypeWhere(call: Call, spec: DocumentSpec): Where[] {
  const docType = call.query.one("docType");
  if (docType === null || !spec.master.some((field) => field.name === "docType")) return [];
  return [{ sql: "json_extract(master, '$.docType') = ?", params: [docType.toUpperCase()] }];
}

function listWhere(call: Call, spec: DocumentSpec, page: number, conditions: readonly Where[], show: Show): Answer {
  const keys = call.store.listDocumentKeys(call.book, spec.path, allOf(conditions));
  return listingAnswer(call, keys, page, (docKey) => show(call.store.getDocument(docKey)));
}
