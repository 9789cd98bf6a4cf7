import { Patiently } from "#components/shell/patiently.tsx";
import type { Context } from "#lib/context.ts";
import { getBookState, listBookCalls, listBookDocuments, listBookFaults } from "#lib/sandbox-view/queries.ts";
import { CallsTab } from "./calls-tab.tsx";
import { DocumentsTab } from "./documents-tab.tsx";
import { FaultsTab } from "./faults-tab.tsx";
import { SandboxTroubleState } from "./no-books.tsx";
import { SandboxSkeleton } from "./sandbox-skeleton.tsx";
import type { SandboxTab } from "./sandbox-tabs.tsx";
import { AccountsTab, CustomersTab, StockTab } from "./state-tabs.tsx";

export type SandboxView = { tab: SandboxTab; kind: string; before: number | null; text: string };
type SandboxTabViewProps = { ctx: Pick<Context, "company" | "db">; book: string; view: SandboxView; mayAct: boolean; now: string };

/** One part of the books, asked of the sandbox when it is looked at. */
export function SandboxTabView({ ctx, book, view, mayAct, now }: SandboxTabViewProps) {
  const fallback = <SandboxSkeleton />;
  switch (view.tab) {
    case "documents":
      return (
        <Patiently load={listBookDocuments(ctx, book, view)} fallback={fallback}>
          {(page) => (page.ok ? <DocumentsTab page={page.value} text={view.text} isFirst={view.before === null} /> : <SandboxTroubleState trouble={page.error} />)}
        </Patiently>
      );
    case "calls":
      return (
        <Patiently load={listBookCalls(book)} fallback={fallback}>
          {(calls) => (calls.ok ? <CallsTab calls={calls.value} /> : <SandboxTroubleState trouble={calls.error} />)}
        </Patiently>
      );
    case "faults":
      return (
        <Patiently load={listBookFaults(book)} fallback={fallback}>
          {(faults) => (faults.ok ? <FaultsTab faults={faults.value} mayAct={mayAct} now={now} /> : <SandboxTroubleState trouble={faults.error} />)}
        </Patiently>
      );
    default: {
      const Tab = view.tab === "customers" ? CustomersTab : view.tab === "stock" ? StockTab : AccountsTab;
      return (
        <Patiently load={getBookState(book)} fallback={fallback}>
          {(state) => (state.ok ? <Tab state={state.value} mayAct={mayAct} /> : <SandboxTroubleState trouble={state.error} />)}
        </Patiently>
      );
    }
  }
}
