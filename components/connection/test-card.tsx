import { useTranslations } from "next-intl";
import { formatAgo, formatInstant } from "#components/format/time.ts";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "#components/ui/card.tsx";
import type { LedgerCheck } from "#lib/posting/ledger-check.ts";
import type { Translate } from "#messages/translate.ts";
import { CheckList } from "./check-list.tsx";

type TestCardProps = {
  /** The last test of the connection as it is saved. */
  tested: { at: string; by: string; checks: readonly LedgerCheck[] } | null;
  /** What was tried on this page just now. */
  tried?: { checks: readonly LedgerCheck[]; isSaved: boolean } | null;
  isTesting?: boolean;
  now: string;
};

/** What a test of the connection found: the one just made, else the last one of what is saved. */
export function TestCard({ tested, tried = null, isTesting = false, now }: TestCardProps) {
  const t = useTranslations();
  const checks = tried?.checks ?? tested?.checks;
  return (
    <Card aria-labelledby="connection-test">
      <CardHeader>
        <CardTitle id="connection-test">{t("connection.testCard.test")}</CardTitle>
        <CardDescription>{whenText(t, tested, tried, now)}</CardDescription>
      </CardHeader>
      <CardContent>
        <div role="status" className="empty:hidden">{isTesting && <p className="mb-3 text-muted-foreground">{t("connection.testCard.askingAutocountItMayTake")}</p>}</div>
        {checks === undefined ? (
          !isTesting && <p className="text-muted-foreground">{t("connection.testCard.theConnection")}</p>
        ) : (
          <CheckList checks={checks} />
        )}
      </CardContent>
    </Card>
  );
}

function whenText(t: Translate, tested: TestCardProps["tested"], tried: NonNullable<TestCardProps["tried"]> | null, now: string): string {
  if (tried !== null && !tried.isSaved) return t("connection.testCard.ofWhatStands");
  if (tested === null) return tried === null ? "" : t("connection.testCard.justNow");
  return t("connection.testCard.by", { at: formatInstant(tested.at), at2: formatAgo(t, tested.at, now), by: tested.by });
}
