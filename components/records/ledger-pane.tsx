import { CircleCheck, CircleHelp, Clock, ExternalLink, OctagonAlert, Send, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatMoney } from "#components/format/money.ts";
import { formatInstant, formatInstantExact } from "#components/format/time.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { Link } from "#components/ui/link.tsx";
import { can, type Role } from "#lib/auth/permissions.ts";
import { endStates } from "#lib/canonical/states.ts";
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
  const t = useTranslations();
  const [posting, ...earlier] = screen.postings;
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("records.ledgerPane.title")}</CardTitle>
        {posting !== undefined && <span className="font-mono text-xs text-muted-foreground">{posting.docNo}</span>}
      </CardHeader>
      <CardContent className="grid gap-4">
        {posting === undefined ? <NothingSent screen={screen} role={role} /> : <PostingState posting={posting} screen={screen} role={role} />}
        {posting !== undefined && <Calls calls={posting.calls} />}
        {earlier.map((one) => (
          <details key={one.id}>
            <summary className="text-muted-foreground hover:text-foreground">{t("records.ledgerPane.earlier", { docNo: one.docNo, state: one.state })}</summary>
            <div className="mt-2 grid gap-2">{one.message !== null && <p>{one.message}</p>}<Calls calls={one.calls} /></div>
          </details>
        ))}
      </CardContent>
    </Card>
  );
}

function NothingSent({ screen, role }: { screen: RecordScreen; role: Role }) {
  const t = useTranslations();
  const { record, customer, linkedTin, findings, approval } = screen;
  if (endStates.includes(record.state)) return <p className="text-muted-foreground">{t("records.ledgerPane.nothingIsSent")}</p>;
  const isNotTaken = isForHands(screen);
  const label = t(`format.kinds.${record.bookAs}`).toLowerCase();
  const what = /^[aeiou]/.test(label) ? t("records.ledgerPane.anKind", { kind: label }) : t("records.ledgerPane.aKind", { kind: label });
  const over = record.currency === "" ? "" : t("records.ledgerPane.over", { total: formatMoney(record.total, record.currency) });
  const buyer = customer === null ? "" : t("records.ledgerPane.to", { name: customer.name, code: customer.code });
  return (
    <div className="grid gap-1">
      <p className="font-medium">{t("records.ledgerPane.nothingSent")}</p>
      {isNotTaken && <ByHand mayMark={can({ role }, "approval:approve")} othersOpen={findings.filter((finding) => isOpen(finding) && finding.rule !== "not-supported").length} mayUnmark={can({ role }, "posting:manage")} given={approval.numberGiven} />}
      {!isNotTaken && (
        <p className="text-muted-foreground">
          {t("records.ledgerPane.afterApproval", { what, over, buyer })}
        </p>
      )}
      {customer?.origin === "proposed" && <p className="text-muted-foreground">{t("records.ledgerPane.createdFirst", { kind: accountWord(record.kind), code: customer.code })}</p>}
      {linkedTin !== null && (
        <p className="text-muted-foreground">
          {t.rich("records.ledgerPane.taxEntity", { tin: linkedTin, no: (chunks) => <span className="font-mono">{chunks}</span> })}
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
      {posting.state === "posted" && posting.message !== null && <p>{t("records.ledgerPane.notVoided")}</p>}
      {posting.message !== null && <blockquote className={`border-l-3 pl-3 break-words ${posting.state === "refused" || posting.state === "posted" ? "border-error" : "border-border text-muted-foreground"}`}>{posting.message}</blockquote>}
      {posting.help !== null && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
          <dt className="text-muted-foreground">{t("records.ledgerPane.means")}</dt>
          <dd>{posting.help.means}</dd>
          <dt className="text-muted-foreground">{t("records.ledgerPane.todo")}</dt>
          <dd>
            {posting.help.todo} <span className="text-muted-foreground">({roleName(t, posting.help.who)})</span>
          </dd>
        </dl>
      )}
      {wasStored.includes(posting.state) && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5">
          <dt className="text-muted-foreground">{t("records.ledgerPane.number")}</dt>
          <dd className="font-semibold">{posting.docNo}</dd>
          {posting.docKey !== null && (
            <>
              <dt className="text-muted-foreground">{t("records.ledgerPane.key")}</dt>
              <dd className="break-all">{posting.docKey}</dd>
            </>
          )}
          {posting.link !== null && (
            <>
              <dt className="text-muted-foreground">{t("records.ledgerPane.link")}</dt>
              <dd><DocumentLink link={posting.link} docNo={posting.docNo} /></dd>
            </>
          )}
          <dt className="text-muted-foreground">{t("records.ledgerPane.posted")}</dt>
          <dd>{posting.postedAt === null ? "" : formatInstant(posting.postedAt)}</dd>
          {posting.eInvoice !== null && (
            <>
              <dt className="text-muted-foreground">{t("records.ledgerPane.eInvoice")}</dt>
              <dd>{posting.eInvoice}</dd>
            </>
          )}
          {posting.watchedAt !== null && posting.watchedAt !== posting.postedAt && (
            <>
              <dt className="text-muted-foreground">{t("records.ledgerPane.lastLooked")}</dt>
              <dd>{formatInstant(posting.watchedAt)}</dd>
            </>
          )}
          {posting.resolution !== null && (
            <>
              <dt className="text-muted-foreground">{t("records.ledgerPane.settled")}</dt>
              <dd>
                {posting.resolution.byName}, {formatInstant(posting.resolution.at)}: {posting.resolution.isVerified ? t("records.ledgerPane.foundByLook") : t("records.ledgerPane.onTheirWord")}
                {posting.resolution.reason !== null && ` (${posting.resolution.reason})`}
              </dd>
            </>
          )}
        </dl>
      )}
      {posting.state === "posted" && posting.byHand === null && posting.differences.length === 0 && posting.resolution?.isVerified !== false && <AsSent />}
      {posting.findings.length > 0 && <PostingFindings findings={posting.findings} mayAccept={can({ role }, "posting:manage")} mayBookAnew={posting.state === "posted" && screen.reversal?.whyNotAnew === null && can({ role }, "posting:manage")} />}
      {posting.state === "posted" && posting.byHand !== null && can({ role }, "posting:manage") && <Unmark docNo={posting.docNo} />}
      {posting.voidReason !== null && posting.state !== "posted" && <p className="text-muted-foreground">{t("records.ledgerPane.why", { voidReason: posting.voidReason })}</p>}
      {screen.reversal !== null && posting.byHand === null && posting.state === "posted" && can({ role }, "posting:manage") && <ReverseDocument reversal={screen.reversal} docNo={posting.docNo} />}
      {posting.state === "unknown" &&
        (can({ role }, "posting:manage") ? <ResolveUnknown docNo={posting.docNo} looks={posting.lookups} lastLook={lastLook(t, posting)} /> : <p className="text-xs text-muted-foreground">{whoMay(t, "posting:manage")}</p>)}
      {screen.customer?.origin === "proposed" && posting.state !== "posted" && <p className="text-muted-foreground">{t("records.ledgerPane.createdFirst", { kind: accountWord(screen.record.kind), code: screen.customer.code })}</p>}
    </div>
  );
}

/** States of a posting whose document AutoCount has, or had. */
const wasStored: readonly string[] = ["posted", "voiding", "void-unknown", "reversed"];

function DocumentLink({ link: { href, isOurs }, docNo }: { link: NonNullable<ScreenPosting["link"]>; docNo: string }) {
  const t = useTranslations();
  const look = "inline-flex items-center gap-1 text-primary-text underline-offset-4 hover:underline";
  if (isOurs) return <Link href={href} className={look}>{t("records.ledgerPane.seeInSandbox", { docNo })}</Link>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className={look}>
      {t("records.ledgerPane.open", { docNo })} <ExternalLink className="size-3.5" aria-hidden /><span className="sr-only">{t("records.ledgerPane.newTab")}</span>
    </a>
  );
}

function AsSent() {
  const t = useTranslations();
  return <p className="flex items-center gap-1.5 text-posted-fg"><CircleCheck className="size-4" aria-hidden /> {t("records.ledgerPane.asSent")}</p>;
}

/** When it was looked for last and what was found, for whoever is to settle a lost answer. */
function lastLook(t: Translate, { calls }: ScreenPosting): string | null {
  const look = calls.findLast((call) => call.call === "look" || call.call === "read-back");
  return look === undefined ? null : t("records.ledgerPane.lastLook", { at: formatInstantExact(look.at), outcome: outcomeText(t, look.outcome).text });
}

function Calls({ calls }: { calls: readonly ScreenCall[] }) {
  const t = useTranslations();
  if (calls.length === 0) return null;
  return (
    <div>
      <h3 className="mb-1 text-xs font-medium text-muted-foreground">{t("records.ledgerPane.calls")}</h3>
      <ol className="divide-y rounded-md border">
        {calls.map((call) => (
          <li key={call.id}>
            <details>
              <summary className="flex flex-wrap items-center gap-x-2 gap-y-0.5 px-2.5 py-1.5 hover:bg-accent">
                <span className="font-medium">{callNames(t)[call.call] ?? call.call}</span>
                <Badge tone={outcomeText(t, call.outcome).tone}>{outcomeText(t, call.outcome).text}</Badge>
                <span className="ml-auto text-xs text-muted-foreground">{formatInstantExact(call.at)}</span>
              </summary>
              <div className="grid gap-2 border-t px-2.5 py-2">
                <p className="text-xs text-muted-foreground">
                  {call.status === null ? t("records.ledgerPane.noAnswer", { ms: call.ms }) : t("records.ledgerPane.answer", { status: call.status, ms: call.ms })}
                </p>
                {call.request !== null && <JsonWhenSeen text={call.request} label={t("records.ledgerPane.asked")} />}
                {call.answer !== null && call.answer !== "" && <JsonWhenSeen text={call.answer} label={t("records.ledgerPane.answered")} />}
              </div>
            </details>
          </li>
        ))}
      </ol>
    </div>
  );
}

const callNames = (t: Translate): { readonly [call: string]: string } => ({ look: t("records.ledgerPane.callNames.look"), send: t("records.ledgerPane.callNames.send"), "read-back": t("records.ledgerPane.callNames.readBack"), void: t("records.ledgerPane.callNames.void") });
