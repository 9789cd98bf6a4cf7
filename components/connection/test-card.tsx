import { formatAgo, formatInstant } from "#components/format/time.ts";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "#components/ui/card.tsx";
import type { LedgerCheck } from "#lib/posting/ledger-check.ts";
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
  const checks = tried?.checks ?? tested?.checks;
  return (
    <Card aria-labelledby="connection-test">
      <CardHeader>
        <CardTitle id="connection-test">Test</CardTitle>
        <CardDescription>{whenText(tested, tried, now)}</CardDescription>
      </CardHeader>
      <CardContent>
        <div role="status" className="empty:hidden">{isTesting && <p className="mb-3 text-muted-foreground">Asking AutoCount. It may take a minute where calls are short; nothing is written.</p>}</div>
        {checks === undefined ? (
          !isTesting && <p className="text-muted-foreground">The connection as it is saved was not tested yet. A test shows whose book it is, what the key may do, and whether what the settings name is there.</p>
        ) : (
          <CheckList checks={checks} />
        )}
      </CardContent>
    </Card>
  );
}

function whenText(tested: TestCardProps["tested"], tried: NonNullable<TestCardProps["tried"]> | null, now: string): string {
  if (tried !== null && !tried.isSaved) return "Of what stands on the form, not saved";
  if (tested === null) return tried === null ? "" : "Just now";
  return `${formatInstant(tested.at)} (${formatAgo(tested.at, now)}) by ${tested.by}`;
}
