import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatAmount } from "#components/format/money.ts";
import { formatDate } from "#components/format/time.ts";
import { Badge } from "#components/ui/badge.tsx";
import { cn } from "#components/ui/cn.ts";
import { isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { sideOf } from "#lib/canonical/facets.ts";
import { valueAt } from "#lib/canonical/paths.ts";
import type { ScreenAlias, ScreenCustomer } from "#lib/review/record-screen.ts";
import type { Translate } from "#messages/translate.ts";
import { accountWord, documentFields, type DocumentField } from "./document-fields.ts";
import { documentFlags } from "./document-flags.ts";
import { type Editor, EditableValue } from "./editable-value.tsx";
import { codeText, fieldLabel } from "./field-label.ts";
import { type KnownRecord, ReferenceText } from "./reference-text.tsx";

type HeadProps = { carrier: OfKind; account: ScreenCustomer | null; aliases: readonly ScreenAlias[]; thread: readonly KnownRecord[]; editor: Editor };

/** Who a document is with, when, where, and what else it says of itself; after the kind's own list of fields. */
export function DocumentHead({ carrier, account, aliases, thread, editor }: HeadProps) {
  const isEditing = editor.field !== null;
  const t = useTranslations();
  const { document } = carrier;
  const side = sideOf(carrier);
  const answered = aliases.find((alias) => alias.type === side?.list && alias.target === side?.party.code);
  const rows = documentFields[carrier.kind].filter((field) => field.only !== "entry").map((field) => {
    const value = textAt(document, field.path);
    return { ...field, value, look: look(t, field, value, carrier, account) };
  });
  // Empty fields only take room, unless somebody wants to fill them.
  const isRoute = carrier.kind === "stock_transfer" && !isEditing;
  // What is switched on is told by the flags below.
  const shown = rows.filter((row) => !(row.type === "flag" && !isEditing) && !(isRoute && routeFields.includes(row.path)) && (isEditing || row.look !== undefined || (row.value !== null && row.value !== "")));
  const flags = documentFlags(t, carrier);
  return (
    <div className="px-4 py-3 not-last:border-b">
      {isRoute && isOfKind(["stock_transfer"], carrier) && <Route {...carrier.document} editor={editor} />}
      <dl className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2">
        {shown.map((row) => (
          <div key={row.path} className={cn("grid grid-cols-[6rem_minmax(0,1fr)] gap-2", isEditing && row.type === "long" && "sm:col-span-2")}>
            <dt className={cn("text-muted-foreground", isEditing && "pt-1")}>{fieldLabel(t, row.path)}</dt>
            <dd className={cn("min-w-0 break-words whitespace-pre-line", isEditing && isAccount(row) && "pt-1")}>
              <EditableValue editor={editor} path={row.path} value={row.value} isLong={row.type === "long"} isAmount={row.type === "amount"} isFlag={row.type === "flag"} choices={row.choices}>
                {row.look ?? row.value}
              </EditableValue>
            </dd>
          </div>
        ))}
        {document.references.length > 0 && (
          <div className="grid grid-cols-[6rem_minmax(0,1fr)] gap-2">
            <dt className="text-muted-foreground">{fieldLabel(t, "references")}</dt>
            <dd className="grid gap-0.5">
              {document.references.map((reference, index) => (
                <span key={`${index} ${reference.externalId ?? reference.number}`}>
                  {reference.kind !== null && <span className="text-muted-foreground">{t(`format.kinds.${reference.kind}`)} </span>}
                  <ReferenceText reference={reference} thread={thread} />
                </span>
              ))}
            </dd>
          </div>
        )}
      </dl>
      {answered !== undefined && (
        <p className="mt-2 text-xs text-muted-foreground">
          {t(`records.documentHead.answered.${answered.type === "supplier" ? "supplier" : "buyer"}`, { target: answered.target, by: answered.taughtBy, at: formatDate(answered.taughtAt) })}
        </p>
      )}
      {flags.length > 0 && (
        <p className="mt-2 flex flex-wrap gap-1">
          {flags.map((flag) => (
            <Badge key={flag} tone="outline">
              {flag}
            </Badge>
          ))}
        </p>
      )}
    </div>
  );
}

const routeFields = ["fromLocation", "toLocation"];

/** From where to where, large: it is what a transfer is about. */
function Route({ fromLocation, toLocation, editor }: { fromLocation: string | null; toLocation: string | null; editor: Editor }) {
  const t = useTranslations();
  const place = (path: string, location: string | null) => (
    <span>
      <EditableValue editor={editor} path={path} value={location}>{location ?? t("records.documentHead.notSaid")}</EditableValue>
    </span>
  );
  return (
    <p className="mb-2.5 flex items-start gap-2.5 text-lg font-semibold">
      {place("fromLocation", fromLocation)} <ArrowRight className="mt-1 size-4 text-muted-foreground" aria-hidden /> <span className="sr-only">{t("records.documentHead.to")}</span> {place("toLocation", toLocation)}
    </p>
  );
}

function isAccount({ type }: Pick<DocumentField, "type">): boolean {
  return type === "debtor" || type === "creditor";
}

/** How a value looks where it is more than its text; undefined where it is not. */
function look(t: Translate, field: DocumentField, value: string | null, carrier: OfKind, account: ScreenCustomer | null): ReactNode {
  const side = sideOf(carrier);
  if (isAccount(field)) return <AccountText code={value} account={account} name={side?.party.name ?? ""} word={accountWord(carrier.kind)} />;
  if (side !== null && field.path === `${side.list}.name` && value === "") return <span className="text-muted-foreground">{t("records.documentHead.nobodyNamed")}</span>;
  if (field.choices !== undefined && value !== null) return codeText(t, value);
  if (field.type === "date" && value !== null) return formatDate(value);
  if (field.type === "amount" && value !== null) return formatAmount(value);
  return undefined;
}

type AccountTextProps = { code: string | null; account: ScreenCustomer | null; name: string; word: string };

function AccountText({ code, account, name, word }: AccountTextProps) {
  const t = useTranslations();
  if (code === null) return <span className="font-medium">{t("records.documentHead.noAccountYet", { word })}</span>;
  return (
    <>
      <span className="font-medium">{code}</span>
      {account !== null && <span className="text-muted-foreground"> · {[...(account.name === name ? [] : [account.name]), account.creditTerm].join(" · ")}</span>}
      {account?.origin === "proposed" && <Badge tone="info" className="ml-1.5">{t("records.documentHead.new")}</Badge>}
      {account !== null && !account.isActive && <Badge tone="error" className="ml-1.5">{t("records.documentHead.inactive")}</Badge>}
    </>
  );
}

function textAt(document: object, path: string): string | null {
  const value = valueAt(document, path);
  return value === null || value === undefined ? null : String(value);
}
