import { describe, expect, it } from "vitest";
import type { Reply } from "../call.ts";
import { readCancel, readCreate, readRecord, readRows } from "./read-answer.ts";

const now = Date.parse("2026-02-03T06:12:00Z");
const answered = (status: number, text = ""): Reply => ({ kind: "answered", status, headers: {}, text, ms: 5 });
const broken: Reply = { kind: "failed", wasSent: true, reason: "reset", ms: 5 };
const unsent: Reply = { kind: "failed", wasSent: false, reason: "refused", ms: 5 };
const page = "<html><body>IIS</body></html>";
const noRoute = '{"Message":"No HTTP resource was found that matches the request URI \'http://x/api/y\'."}';

describe("a CreateRecord", () => {
  it.each([["a number", "17"], ["text", '"17"'], ["an object", '{"DocKey":17}'], ["an object in another case", '{"docKey":"17"}'], ["the head of the document", '{"Master":{"DocKey":17,"DocNo":"A"}}']])(
    "is stored where it answers the key as %s", (_as, text) => expect(readCreate(answered(200, text), now)).toEqual({ kind: "stored", docKey: "17" }),
  );

  it.each(["", "true", "null", "{}", "0", "-1", "[17]", page, '"Selesai"', '{"Status":"Success"}', '{"Result":"maybe"}'])("is unknown where the status says 200 and the body %s", (text) => {
    expect(readCreate(answered(200, text), now)).toMatchObject({ kind: "unknown" });
  });

  it.each([[200, "Duplicate document number: HP-1"], [400, '{"Message":"Duplicate document number: HP-1"}'], [500, '{"ExceptionMessage":"Document No HP-1 already exists."}'], [200, '"Doc No is in use"']])(
    "is taken, whatever the status: %i %s", (status, text) => expect(readCreate(answered(status, text), now)).toMatchObject({ kind: "taken" }),
  );

  it.each([
    "Transaction date 03/02/2026 is locked, you can unlock it from Tools", "Cannot set column 'DocNo'. The value violates the MaxLength limit of this column.", "Invalid transfer document.",
    "Please enable Approval in Documents", "DebtorCode : Debtor (DebtorKey = X) not exists.",
  ])("is refused by words that the facts know, also with 200: %s", (words) => {
    for (const reply of [answered(200, words), answered(200, JSON.stringify(words)), answered(400, JSON.stringify({ Message: words }))]) expect(readCreate(reply, now)).toEqual({ kind: "refused", reason: words });
  });

  it("is unknown for a 5xx, a gateway's time-out and a lost answer, and never sent where nobody listens or 429", () => {
    for (const reply of [answered(500, '{"Message":"An error has occurred."}'), answered(502, page), answered(408), answered(302), broken]) expect(readCreate(reply, now)).toMatchObject({ kind: "unknown" });
    for (const reply of [unsent, answered(429)]) expect(readCreate(reply, now)).toMatchObject({ kind: "unavailable", waitMs: expect.any(Number) as number });
  });

  it("stops for a key that is turned away and an address that leads nowhere", () => {
    for (const reply of [answered(401), answered(403, '{"Message":"no"}'), answered(404, page), answered(404, noRoute)]) expect(readCreate(reply, now)).toMatchObject({ kind: "stopped" });
  });
});

describe("a GetRecord", () => {
  it.each([[404, ""], [404, '{"Message":"Record not found."}'], [200, "Record not found."], [200, '"The source contains no DataRows."'], [200, "null"], [400, '{"Message":"Invoice 17 does not exist"}'], [200, '{"Message":"Record not found."}']])(
    "is absent by its own words alone: %i %s", (status, text) => expect(readRecord(answered(status, text), now)).toEqual({ kind: "absent" }),
  );

  it.each([[200, ""], [200, "Server busy"], [200, page], [500, "Record not there"], [200, "17"], [200, "[]"], [400, '{"Message":"busy"}']])("says nothing where it is no record: %i %s", (status, text) => {
    expect(readRecord(answered(status, text), now)).toMatchObject({ kind: "unreachable" });
  });

  it("stops where it is not the Web API that says 404", () => {
    for (const text of [page, noRoute]) expect(readRecord(answered(404, text), now)).toMatchObject({ kind: "stopped" });
    expect(readRecord(broken, now)).toMatchObject({ kind: "unreachable" });
  });
});

describe("a GetRecordList", () => {
  it.each([['[{"DocNo":"A"}]', 1], ['{"Data":[{"DocNo":"A"}],"TotalCount":9}', 1], ["[]", 0], ['{"ResultTable":[]}', 0], ['"no record"', 0]])("is read however it is wrapped: %s", (text, count) => {
    const read = readRows(answered(200, text), now);
    expect(read.kind === "rows" ? read.rows.length : read).toBe(count);
  });

  it.each(["", "{}", "17", '["A"]', page, '"Server busy"'])("is never taken for an empty one: %s", (text) => {
    expect(readRows(answered(200, text), now)).toMatchObject({ kind: "unreachable" });
  });
});

describe("a CancelRecord", () => {
  it.each(["true", '"true"', "True", ""])("is done where it answers %s", (text) => expect(readCancel(answered(200, text), now)).toEqual({ kind: "voided" }));
  it.each(["false", '"Cannot cancel"', '{"Message":"locked"}', "null"])("is refused by any other answer with 200: %s", (text) => expect(readCancel(answered(200, text), now)).toMatchObject({ kind: "refused" }));

  it("is tried by another verb only where this one is not known", () => {
    expect(readCancel(answered(405), now)).toMatchObject({ kind: "not-this-way" });
    expect(readCancel(answered(404, '{"Message":"Record not found."}'), now)).toMatchObject({ kind: "refused" });
    for (const reply of [broken, answered(500), answered(408)]) expect(readCancel(reply, now)).toMatchObject({ kind: "unknown" });
    expect(readCancel(unsent, now)).toMatchObject({ kind: "unavailable" });
  });
});
