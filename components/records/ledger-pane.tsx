import { CircleCheck, CircleHelp, Clock, ExternalLink, OctagonAlert, Send, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { formatMoney } from "#components/format/money.ts";
import { formatInstant, formatInstantExact } from "#components/format/time.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { can, type Role } from "#lib/auth/permissions.ts";
import { kindLabels } from "#lib/canonical/kinds.ts";
import type { RecordScreen, ScreenCall, ScreenPosting } from "#lib/review/record-screen.ts";
import type { Translate } from "#messages/translate.ts";
import { isForHands, isOpen } from "./approve-state.ts";
import { accountWord } from "./document-fields.ts";
import { JsonWhenSeen } from "./json-when-seen.tsx";
import { ByHand, PostingFindings, ResolveUnknown, ReverseDocument, Unmark } from "./later.tsx";
import { outcomeText, postingText } from "./posting-text.ts";
import { roleName, whoMay } from "./role-text.ts";

/** What AutoCount has of the record, or what stands between: in words, with every call that was made. */
export function LedgerPane({ screen, role }: { screen: RecordScreen; role: Role }) {
  const [posting, ...earlier] = screen.postings;
  return (
    <Card>
      <CardHeader>
        <CardTitle>In AutoCount</CardTitle>
        {posting !== undefined && <span className="font-mono text-xs text-muted-foreground">{posting.docNo}</span>}
      </CardHeader>
      <CardContent className="grid gap-4">
        {posting === undefined ? <NothingSent screen={screen} role={role} /> : <PostingState posting={posting} screen={screen} role={role} />}
        {posting !== undefined && <Calls calls={posting.calls} />}
        {earlier.map((one) => (
          <details key={one.id}>
            <summary className="text-muted-foreground hover:text-foreground">Before: {one.docNo}, {one.state}</summary>
            <div className="mt-2 grid gap-2">{one.message !== null && <p>{one.message}</p>}<Calls calls={one.calls} /></div>
          </details>
        ))}
      </CardContent>
    </Card>
  );
}

function NothingSent({ screen, role }: { screen: RecordScreen; role: Role }) {
  const { record, customer, linkedTin, findings, approval } = screen;
  const isNotTaken = isForHands(screen);
  const label = kindLabels[record.bookAs].toLowerCase();
  const will = `${/^[aeiou]/.test(label) ? "an" : "a"} ${label}${record.currency === "" ? "" : ` over ${formatMoney(record.total, record.currency)}`}`;
  const buyer = customer === null ? "" : ` to ${customer.name} (${customer.code})`;
  return (
    <div className="grid gap-1">
      <p className="font-medium">Nothing was sent yet.</p>
      {isNotTaken && <ByHand mayMark={can({ role }, "approval:approve")} othersOpen={findings.filter((finding) => isOpen(finding) && finding.rule !== "not-supported").length} mayUnmark={can({ role }, "posting:manage")} given={approval.numberGiven} />}
      {!isNotTaken && (
        <p className="text-muted-foreground">
          After approval it is booked as {will}
          {buyer}.
        </p>
      )}
      {customer?.origin === "proposed" && <p className="text-muted-foreground">The {accountWord(record.kind)} {customer.code} is created in AutoCount first.</p>}
      {linkedTin !== null && (
        <p className="text-muted-foreground">
          Before it, the tax entity of <span className="font-mono">{linkedTin}</span> is looked for, or made, and the debtor is linked to it.
        </p>
      )}
    </div>
  );
}

const icons: { readonly [state: string]: { icon: ReactNode; tone: string } } = {
  queued: { icon: <Clock className="size-5" />, tone: "bg-info-soft text-info-fg" },
  sending: { icon: <Send className="size-5" />, tone: "bg-info-soft text-info-fg" },
  unknown: { icon: <CircleHelp className="size-5" />, tone: "bg-unknown-soft text-unknown-fg" },
  posted: { icon: <CircleCheck className="size-5" />, tone: "bg-posted-soft text-posted-fg" },
  refused: { icon: <OctagonAlert className="size-5" />, tone: "bg-error-soft text-error-fg" },
  voiding: { icon: <Undo2 className="size-5" />, tone: "bg-info-soft text-info-fg" },
  "void-unknown": { icon: <CircleHelp className="size-5" />, tone: "bg-unknown-soft text-unknown-fg" },
  withdrawn: { icon: <Undo2 className="size-5" />, tone: "bg-muted text-muted-foreground" },
  reversed: { icon: <Undo2 className="size-5" />, tone: "bg-muted text-muted-foreground" },
};

function PostingState({ posting, screen, role }: { posting: ScreenPosting; screen: RecordScreen; role: Role }) {
  const t = useTranslations();
  const { title, text } = postingText(t, posting);
  const look = icons[posting.state];
  return (
    <div className="grid gap-3">
      <div className="flex items-start gap-3" aria-live="polite">
        <span className={`grid size-9 shrink-0 place-items-center rounded-full ${look?.tone ?? "bg-muted"}`} aria-hidden>
          {look?.icon}
        </span>
        <div className="min-w-0">
          <p className="font-semibold">{title}</p>
          <p className="text-muted-foreground">{text}</p>
        </div>
      </div>
      {posting.state === "posted" && posting.message !== null && <p>It could not be voided. AutoCount&apos;s own words, or what stands in the way:</p>}
      {posting.message !== null && <blockquote className={`border-l-3 pl-3 break-words ${posting.state === "refused" || posting.state === "posted" ? "border-error" : "border-border text-muted-foreground"}`}>{posting.message}</blockquote>}
      {posting.help !== null && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
          <dt className="text-muted-foreground">Means</dt>
          <dd>{posting.help.means}</dd>
          <dt className="text-muted-foreground">To do</dt>
          <dd>
            {posting.help.todo} <span className="text-muted-foreground">({roleName(t, posting.help.who)})</span>
          </dd>
        </dl>
      )}
      {wasStored.includes(posting.state) && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5">
          <dt className="text-muted-foreground">Number</dt>
          <dd className="font-semibold">{posting.docNo}</dd>
          {posting.docKey !== null && (
            <>
              <dt className="text-muted-foreground">Key</dt>
              <dd className="break-all">{posting.docKey}</dd>
            </>
          )}
          {posting.link !== null && (
            <>
              <dt className="text-muted-foreground">Link</dt>
              <dd><DocumentLink link={posting.link} docNo={posting.docNo} /></dd>
            </>
          )}
          <dt className="text-muted-foreground">Posted</dt>
          <dd>{posting.postedAt === null ? "" : formatInstant(posting.postedAt)}</dd>
          {posting.eInvoice !== null && (
            <>
              <dt className="text-muted-foreground">e-Invoice</dt>
              <dd>{posting.eInvoice}</dd>
            </>
          )}
          {posting.watchedAt !== null && posting.watchedAt !== posting.postedAt && (
            <>
              <dt className="text-muted-foreground">Last looked at</dt>
              <dd>{formatInstant(posting.watchedAt)}</dd>
            </>
          )}
          {posting.resolution !== null && (
            <>
              <dt className="text-muted-foreground">Settled by hand</dt>
              <dd>
                {posting.resolution.byName}, {formatInstant(posting.resolution.at)}: {posting.resolution.isVerified ? "found there by a look" : "on their word, without a look that shows it"}
                {posting.resolution.reason !== null && ` (${posting.resolution.reason})`}
              </dd>
            </>
          )}
        </dl>
      )}
      {posting.state === "posted" && posting.byHand === null && posting.differences.length === 0 && posting.resolution?.isVerified !== false && <AsSent />}
      {posting.findings.length > 0 && <PostingFindings findings={posting.findings} mayAccept={can({ role }, "posting:manage")} mayBookAnew={posting.state === "posted" && screen.reversal?.whyNotAnew === null && can({ role }, "posting:manage")} />}
      {posting.state === "posted" && posting.byHand !== null && can({ role }, "posting:manage") && <Unmark docNo={posting.docNo} />}
      {posting.voidReason !== null && posting.state !== "posted" && <p className="text-muted-foreground">Why: {posting.voidReason}</p>}
      {screen.reversal !== null && posting.byHand === null && posting.state === "posted" && can({ role }, "posting:manage") && <ReverseDocument reversal={screen.reversal} docNo={posting.docNo} />}
      {posting.state === "unknown" &&
        (can({ role }, "posting:manage") ? <ResolveUnknown docNo={posting.docNo} looks={posting.lookups} lastLook={lastLook(t, posting)} /> : <p className="text-xs text-muted-foreground">{whoMay(t, "posting:manage")}</p>)}
      {screen.customer?.origin === "proposed" && posting.state !== "posted" && <p className="text-muted-foreground">The {accountWord(screen.record.kind)} {screen.customer.code} is created in AutoCount first.</p>}
    </div>
  );
}

/** States of a posting whose document AutoCount has, or had. */
const wasStored: readonly string[] = ["posted", "voiding", "void-unknown", "reversed"];

function DocumentLink({ link: { href, isOurs }, docNo }: { link: NonNullable<ScreenPosting["link"]>; docNo: string }) {
  const look = "inline-flex items-center gap-1 text-primary-text underline-offset-4 hover:underline";
  if (isOurs) return <Link href={href} className={look}>See {docNo} in the sandbox&apos;s books</Link>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className={look}>
      Open {docNo} in AutoCount <ExternalLink className="size-3.5" aria-hidden /><span className="sr-only">(in a new tab)</span>
    </a>
  );
}

function AsSent() {
  return <p className="flex items-center gap-1.5 text-posted-fg"><CircleCheck className="size-4" aria-hidden /> Read back and compared: stored as it was sent.</p>;
}

/** When it was looked for last and what was found, for whoever is to settle a lost answer. */
function lastLook(t: Translate, { calls }: ScreenPosting): string | null {
  const look = calls.findLast((call) => call.call === "look" || call.call === "read-back");
  return look === undefined ? null : `Last look ${formatInstantExact(look.at)}: ${outcomeText(t, look.outcome).text}.`;
}

function Calls({ calls }: { calls: readonly ScreenCall[] }) {
  const t = useTranslations();
  if (calls.length === 0) return null;
  return (
    <div>
      <h3 className="mb-1 text-xs font-medium text-muted-foreground">Calls to AutoCount</h3>
      <ol className="divide-y rounded-md border">
        {calls.map((call) => (
          <li key={call.id}>
            <details>
              <summary className="flex flex-wrap items-center gap-x-2 gap-y-0.5 px-2.5 py-1.5 hover:bg-accent">
                <span className="font-medium">{callNames[call.call] ?? call.call}</span>
                <Badge tone={outcomeText(t, call.outcome).tone}>{outcomeText(t, call.outcome).text}</Badge>
                <span className="ml-auto text-xs text-muted-foreground">{formatInstantExact(call.at)}</span>
              </summary>
              <div className="grid gap-2 border-t px-2.5 py-2">
                <p className="text-xs text-muted-foreground">
                  {call.status === null ? "No HTTP answer" : `HTTP ${call.status}`} after {call.ms} ms
                </p>
                {call.request !== null && <JsonWhenSeen text={call.request} label="What was asked" />}
                {call.answer !== null && call.answer !== "" && <JsonWhenSeen text={call.answer} label="What AutoCount answered" />}
              </div>
            </details>
          </li>
        ))}
      </ol>
    </div>
  );
}

const callNames: { readonly [call: string]: string } = { look: "Looked", send: "Sent", "read-back": "Read back", void: "Voided" };
