import { describe, expect, it } from "vitest";
import { ruleCatalog, ruleName } from "#lib/rules/catalog.ts";
import { thresholdForms } from "#lib/rules/rule-settings.ts";
import { en } from "#messages/en.ts";
import { englishTexts as t } from "#messages/english-texts.ts";
import { ruleTitle, ruleTitles } from "./rule-words.ts";
import { noBackTestText } from "./setting-words.ts";
import { shownRule } from "./shown-rule.ts";

const idsWhere = (isSo: (rule: (typeof ruleCatalog)[number]) => boolean) => ruleCatalog.filter(isSo).map(({ id }) => id).toSorted();

describe("The words of the rules", () => {
  it.each(ruleCatalog.map((rule) => [rule.id, rule] as const))("%s has a title, a help, and a sentence for whatever else is said of it", (id, rule) => {
    const shown = shownRule(t, rule);
    // One language so far: screens, files and histories call it by the same name.
    expect(shown.title).toBe(ruleName(id));
    expect(shown.help).toMatch(/^[A-Z].{20,}\.$/);
    expect(shown.ifOff ?? "Always on, whatever is set.").toMatch(/^[A-Z].{10,}\.$/);
    expect(rule.noBackTest ? noBackTestText(t, id) : "It can be tried on the past.").toMatch(/^[A-Z].{20,}\.$/);
  });

  it("are of rules that there are, and each title is another", () => {
    const { titles, help, ifOff, noBackTest } = en.rules;
    expect(Object.keys(titles).toSorted()).toEqual(idsWhere(() => true));
    expect(Object.keys(help).toSorted()).toEqual(idsWhere(() => true));
    expect(Object.keys(ifOff).toSorted()).toEqual(idsWhere((rule) => rule.canBeOff));
    expect(Object.keys(noBackTest).toSorted()).toEqual(idsWhere((rule) => rule.noBackTest));
    expect(new Set(Object.values(titles)).size).toBe(ruleCatalog.length);
  });

  it("name a rule that is no longer there by its id, and one of two findings once", () => {
    expect(ruleTitle(t, "burst-of-1999")).toBe("burst-of-1999");
    expect(ruleTitles(t, ["total-mismatch", "burst-of-1999", "total-mismatch"])).toBe("Lines do not add up, burst-of-1999");
  });

  it("tell every threshold", () => {
    expect(Object.keys(en.rules.thresholds).toSorted()).toEqual(Object.keys(thresholdForms).toSorted());
  });
});
