import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roles, type Role } from "#lib/auth/permissions.ts";
import { mayApprove, type Verdict } from "./four-eyes.ts";

const fatimah = { id: "fatimah", role: "finance" } as const;
const farid = { id: "farid", role: "finance" } as const;
const mei = { id: "mei", role: "manager" } as const;
const arun = { id: "arun", role: "admin" } as const;
const nobody = new Set<string>();
const given = (...people: string[]) => people.map((userId, step) => ({ step, userId }));

describe("Who may give the next approval", () => {
  it.each<[string, Parameters<typeof mayApprove>, Verdict]>([
    ["the one that is asked for", [fatimah, ["finance"], [], nobody], { may: true, step: 0, isLast: true }],
    ["the first of two", [fatimah, ["finance", "manager"], [], nobody], { may: true, step: 0, isLast: false }],
    ["the second of two", [mei, ["finance", "manager"], given("fatimah"), nobody], { may: true, step: 1, isLast: true }],
    ["a second person of the same role", [farid, ["finance", "finance"], given("fatimah"), nobody], { may: true, step: 1, isLast: true }],
    ["not the same person again", [fatimah, ["finance", "finance"], given("fatimah"), nobody], { may: false, because: "already-approved" }],
    ["not before one's turn", [mei, ["finance", "manager"], [], nobody], { may: false, because: "wrong-role", needed: "finance" }],
    ["not of another role", [arun, ["finance"], [], nobody], { may: false, because: "wrong-role", needed: "finance" }],
    ["not of the first role where the second is asked for", [farid, ["finance", "manager"], given("fatimah"), nobody], { may: false, because: "wrong-role", needed: "manager" }],
    ["not who corrected an amount", [fatimah, ["finance"], [], new Set(["fatimah"])], { may: false, because: "own-work" }],
    ["not who corrected an amount, as the second either", [mei, ["finance", "manager"], given("fatimah"), new Set(["mei"])], { may: false, because: "own-work" }],
    ["somebody else than who corrected it", [farid, ["finance"], [], new Set(["fatimah"])], { may: true, step: 0, isLast: true }],
    ["own work is said before the role", [arun, ["finance"], [], new Set(["arun"])], { may: false, because: "own-work" }],
    ["nobody where all have approved", [farid, ["finance"], given("fatimah"), nobody], { may: false, because: "already-approved" }],
    ["nobody where no step is left to ask for", [farid, [], [], nobody], { may: false, because: "already-approved" }],
  ])("%s", (_title, asked, verdict) => {
    expect(mayApprove(...asked)).toEqual(verdict);
  });
});

describe("However people try", () => {
  const person = fc.record({ id: fc.constantFrom("a", "b", "c", "d", "e"), role: fc.constantFrom(...roles) });
  const game = fc.record({
    steps: fc.array(fc.constantFrom(...roles), { minLength: 1, maxLength: 4 }),
    tries: fc.array(person, { maxLength: 30 }),
    correctors: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 4 }).map((ids) => new Set<string>(ids)),
  });

  /** Lets everybody try in turn and keeps the approvals that were allowed. */
  function play({ steps, tries, correctors }: { steps: Role[]; tries: { id: string; role: Role }[]; correctors: Set<string> }) {
    const approvals: { step: number; userId: string; role: Role; isLast: boolean }[] = [];
    for (const asking of tries) {
      const verdict = mayApprove(asking, steps, approvals, correctors);
      if (verdict.may) approvals.push({ step: verdict.step, userId: asking.id, role: asking.role, isLast: verdict.isLast });
    }
    return approvals;
  }

  it("nobody approves twice, and who corrected it never does", () => {
    fc.assert(
      fc.property(game, (tried) => {
        const people = play(tried).map((approval) => approval.userId);
        expect(new Set(people).size).toBe(people.length);
        expect(people.filter((id) => tried.correctors.has(id))).toEqual([]);
      }),
    );
  });

  it("the steps are given in order, each by its role, and exactly the last one is called the last", () => {
    fc.assert(
      fc.property(game, (tried) => {
        const approvals = play(tried);
        expect(approvals.map((approval) => approval.role)).toEqual(tried.steps.slice(0, approvals.length));
        expect(approvals.map((approval) => approval.step)).toEqual(approvals.map((_approval, index) => index));
        expect(approvals.map((approval) => approval.isLast)).toEqual(approvals.map((_approval, index) => index === tried.steps.length - 1));
      }),
    );
  });

  it("all steps are given where enough people try", () => {
    fc.assert(
      fc.property(game, ({ steps }) => {
        const tries = steps.map((role, index) => ({ id: `person-${index}`, role }));
        expect(play({ steps, tries, correctors: new Set() })).toHaveLength(steps.length);
      }),
    );
  });
});
