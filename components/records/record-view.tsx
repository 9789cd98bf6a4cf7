import { useTranslations } from "next-intl";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { can, type Role } from "#lib/auth/permissions.ts";
import { isOfKind } from "#lib/canonical/document.ts";
import { linedKinds, tradeKinds } from "#lib/canonical/kinds.ts";
import { changesBetween } from "#lib/canonical/paths.ts";
import { openStates } from "#lib/canonical/states.ts";
import type { RecordScreen } from "#lib/review/record-screen.ts";
import { ClaimBanner } from "#components/teamwork/claim-banner.tsx";
import { RecordDrift } from "#components/reference/record-drift.tsx";
import { NotesCorner } from "#components/teamwork/notes-corner.tsx";
import type { ClaimedByOther } from "#lib/teamwork/claim-record.ts";
import type { RecordTeamwork } from "#lib/teamwork/queries.ts";
import { approveState } from "./approve-state.ts";
import { type Place, RecordDesk } from "./desk.tsx";
import type { ShownDocument } from "./document-card.tsx";
import { DocumentPane } from "./document-pane.tsx";
import { editingOf } from "./editing.ts";
import { FindingsPanel } from "./findings-panel.tsx";
import { asksForLookUp, fixPermission } from "./fix-offer.ts";
import { HistoryPane } from "./history-pane.tsx";
import { ProposalsPanel } from "./later.tsx";
import { LedgerPane } from "./ledger-pane.tsx";
import { Panes } from "./panes.tsx";
import { ReceivedPane } from "./received-pane.tsx";
import { RecordHeader } from "./record-header.tsx";
import { whoMay } from "./role-text.ts";
import { ThreadCard } from "./thread-card.tsx";
import { unexplainedDifference } from "./unexplained-difference.ts";
import { FirstLines } from "./whole-document.tsx";

/** Lines beyond these are shown when somebody asks for them. */
const linesAtFirst = 100;

type RecordViewProps = { screen: RecordScreen; teamwork: RecordTeamwork; claim: ClaimedByOther | null; actor: { id: string; role: Role }; place: Place; now: string };

/** The record screen: what is to be decided on top, then the document between what arrived and what AutoCount has. */
export function RecordView({ screen, teamwork, claim, actor, place, now }: RecordViewProps) {
  const t = useTranslations();
  const { record, document, firstDocument, findings, history } = screen;
  const { id, number, revision, state } = record;
  const editing = editingOf(record.kind, state, actor.role);
  const carrier = { kind: record.kind, document };
  const approves = approveState(t, screen, actor)?.isEnabled ?? false;
  const received = firstDocument === null ? [] : changesBetween(firstDocument, document);
  const shown: ShownDocument = {
    title: t(`format.kinds.${record.kind}`),
    carrier,
    received: Object.fromEntries(received.map(({ path, old: value }) => [path, { value }])),
    found: findings.flatMap((finding) => finding.fields),
    account: screen.customer,
    aliases: screen.aliases,
    thread: screen.thread,
  };
  // What a finding asks to look up comes before the lines.
  const looksUpLines = !(openStates.includes(state) && findings.some(({ fixes }) => fixes.some((fix) => asksForLookUp(fix) && can(actor, fixPermission(fix)))));
  const unexplained = isOfKind(tradeKinds, carrier) ? unexplainedDifference(carrier.document) : null;
  return (
    <RecordDesk key={id} record={{ id, number, revision, state, approves }} role={actor.role} place={place} renderedAt={now}>
      <LiveRefresh ids={[id]} since={now} />
      <RecordHeader screen={screen} actor={actor} now={now} teamwork={teamwork} />
      {openStates.includes(state) && can(actor, "record:organise") && <ClaimBanner recordId={id} given={claim} />}
      <div className="grid gap-4 px-4 py-4 lg:px-6">
        {screen.proposals.length > 0 && (
          <ProposalsPanel
            proposals={screen.proposals}
            posting={screen.postings[0]}
            kind={record.bookAs}
            sourceName={record.source.name}
            mayDecide={can(actor, "change:decide")}
            mayAccept={openStates.includes(state) || state === "approved"}
            whoMay={whoMay(t, "change:decide")}
          />
        )}
        <RecordDrift changes={screen.drift} now={now} mayDecide={can(actor, "code:correct")} whoMay={whoMay(t, "code:correct")} mayCorrect={can(actor, "value:correct")} lines={isOfKind(tradeKinds, carrier) ? carrier.document.lines : []} />
        <FindingsPanel screen={screen} role={actor.role} />
        <Panes
          counts={{ history: history.length, notes: teamwork.comments.filter((comment) => comment.text !== null).length }}
          panes={{
            document: (
              <div className="grid gap-4">
                <DocumentPane document={shown} hasLines={isOfKind(linedKinds, carrier)} looksUpLines={looksUpLines} unexplained={unexplained} items={screen.items} baseCurrency={screen.baseCurrency} editing={editing}>
                  <FirstLines shown={shown} items={screen.items} unexplained={unexplained} limit={linesAtFirst} mayCorrect={editing !== null} />
                </DocumentPane>
                <ThreadCard record={record} thread={screen.thread} orderLines={screen.orderLines} postings={screen.postings} />
              </div>
            ),
            ledger: <LedgerPane screen={screen} role={actor.role} />,
            received: <ReceivedPane original={screen.original} document={firstDocument ?? document} />,
            notes: <NotesCorner record={{ id, revision, isOpen: openStates.includes(state) }} teamwork={teamwork} me={actor.id} mayOrganise={can(actor, "record:organise")} />,
            history: <HistoryPane history={history} restorableBefore={editing === null ? null : revision} />,
          }}
        />
      </div>
    </RecordDesk>
  );
}
