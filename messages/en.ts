import account from "./en/account.json";
import aliases from "./en/aliases.json";
import bulk from "./en/bulk.json";
import connection from "./en/connection.json";
import dashboard from "./en/dashboard.json";
import deliveries from "./en/deliveries.json";
import einvoice from "./en/einvoice.json";
import entry from "./en/entry.json";
import fixes from "./en/fixes.json";
import format from "./en/format.json";
import grid from "./en/grid.json";
import imports from "./en/imports.json";
import live from "./en/live.json";
import ownership from "./en/ownership.json";
import periods from "./en/periods.json";
import posting from "./en/posting.json";
import queues from "./en/queues.json";
import records from "./en/records.json";
import reference from "./en/reference.json";
import rules from "./en/rules.json";
import sandbox from "./en/sandbox.json";
import shell from "./en/shell.json";
import signIn from "./en/sign-in.json";
import sources from "./en/sources.json";
import teamwork from "./en/teamwork.json";
import tour from "./en/tour.json";
import ui from "./en/ui.json";

/** Every text of the screens, by room, then by the file that shows it. */
export const en = { account, aliases, bulk, connection, dashboard, deliveries, einvoice, entry, fixes, format, grid, imports, live, ownership, periods, posting, queues, records, reference, rules, sandbox, shell, signIn, sources, teamwork, tour, ui };

declare module "next-intl" {
  interface AppConfig {
    Locale: "en";
    Messages: typeof en;
  }
}
