import { useTranslations } from "next-intl";
import { ruleTitle } from "#components/rules/rule-words.ts";
import { ruleHelp } from "#components/rules/shown-rule.ts";
import { Card, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { can, type Role } from "#lib/auth/permissions.ts";
import { isOfKind } from "#lib/canonical/document.ts";
import { goodsOf, lineCount, sideOf, worthOf } from "#lib/canonical/facets.ts";
import { salesKinds } from "#lib/canonical/kinds.ts";
import { valueAt } from "#lib/canonical/paths.ts";
import { openStates } from "#lib/canonical/states.ts";
import type { RecordScreen, ScreenTwin } from "#lib/review/record-screen.ts";
import { deliveryChoices } from "./delivery-choices.ts";
import { FindingCard, type FixFacts } from "./finding-card.tsx";
import { asksForLookUp, offerFix } from "./fix-offer.ts";
import { draftCustomer } from "./fixes/customer-draft.ts";
import { draftItem } from "./fixes/item-draft.ts";

/** Everything that the rules say about the record, each with what can be done about it. Nothing where they are silent. */
export function FindingsPanel({ screen, role }: { screen: RecordScreen; role: Role }) {
  const t = useTranslations();
  const { record, findings } = screen;
  if (findings.length === 0) return null;
  const facts = fixFacts(screen);
  const isOpen = openStates.includes(record.state);
  const mayAccept = isOpen && can({ role }, "warning:accept");
  const cards = findings.map((finding) => ({
    finding,
    offers: isOpen ? finding.fixes.map((fix) => offerFix(t, fix, role)) : [],
    accepts: mayAccept && finding.severity !== "info" && finding.acceptance === null && finding.fingerprint !== null,
  }));
  const firstFix = cards.findIndex(({ offers, accepts }) => accepts || offers.some(({ isAllowed }) => isAllowed));
  const firstLookUp = cards.findIndex(({ offers }) => offers.some(({ fix, isAllowed }) => isAllowed && asksForLookUp(fix)));
  return (
    <Card aria-labelledby="findings-title" className="overflow-visible">
      <CardHeader>
        <CardTitle id="findings-title">
          {isOpen && findings.some((finding) => finding.severity !== "info" && finding.acceptance === null) ? t("records.findingsPanel.heldBecause") : t("records.findingsPanel.found")} <span className="font-normal text-muted-foreground">({findings.length})</span>
        </CardTitle>
      </CardHeader>
      <div className="divide-y [&>article:last-child]:rounded-bl-lg">
        {cards.map(({ finding, offers, accepts }, place) => (
          <FindingCard
            // A finding of a later revision begins anew; one that is told again keeps what was typed.
            key={`${finding.rule} ${finding.fields.join()} ${finding.message}`}
            finding={finding}
            title={ruleTitle(t, finding.rule)}
            help={ruleHelp(t, finding.rule)}
            offers={offers}
            accepts={accepts}
            mayWithdraw={mayAccept}
            keys={{ fix: place === firstFix, lookUp: place === firstLookUp }}
            facts={facts}
          />
        ))}
      </div>
    </Card>
  );
}

function fixFacts({ record, document, baseCurrency, findings, twins }: RecordScreen): FixFacts {
  const carrier = { kind: record.kind, document };
  const buyer = sideOf(carrier)?.party ?? null;
  const code = findings.find((finding) => finding.proposedCustomerCode !== null)?.proposedCustomerCode ?? null;
  const paths = findings.flatMap((finding) => finding.fixes.flatMap((fix) => (fix.do === "edit-field" || fix.do === "choose-location" ? [fix.path] : [])));
  const wanted = new Set(findings.flatMap((finding) => finding.fixes.flatMap((fix) => (fix.do === "create-item" ? [fix.lineId] : []))));
  const itemsToCreate = goodsOf(carrier).filter(({ id }) => wanted.has(id));
  const asksForDelivery = findings.some((finding) => finding.fixes.some((fix) => fix.do === "decide-delivery"));
  return {
    baseCurrency,
    buyer: buyer?.name ?? "",
    customerDraft: code === null || buyer === null ? null : draftCustomer(buyer, code, worthOf(carrier)?.currency ?? baseCurrency),
    itemDrafts: Object.fromEntries(itemsToCreate.map((line) => [line.id, draftItem(line, (worthOf(carrier)?.currency ?? baseCurrency) === baseCurrency)])),
    delivery: asksForDelivery && isOfKind(salesKinds, carrier) ? deliveryChoices(carrier.document) : null,
    own: asTwin(record, lineCount(carrier)),
    twins,
    values: Object.fromEntries(paths.flatMap((path) => (path.endsWith(".uom") ? [path, path.replace(/\.uom$/, ".itemCode")] : [path])).map((path) => [path, String(valueAt(document, path) ?? "")])),
  };
}

function asTwin(record: RecordScreen["record"], lines: number): ScreenTwin {
  const { id, number, externalId, kind, state, date, partyName, currency, total, receivedAt } = record;
  return { id, number, externalId, kind, state, date, partyName, currency, total, receivedAt, lines, sourceName: record.source.name, docNo: null };
}
