import { Command, CommanderError } from "commander";
import { stopSending } from "#lib/jobs/sender.ts";
import { companyCommand } from "./company-command.ts";
import { connectionCommand } from "./connection-command.ts";
import { doctorCommand } from "./doctor-command.ts";
import { importCommand } from "./import-command.ts";
import { CommandRefused } from "./operator.ts";
import { referenceCommand } from "./reference-command.ts";
import { sourceCommand } from "./source-command.ts";
import { tokenCommand } from "./token-command.ts";
import { userCommand } from "./user-command.ts";

/**
 * Runs one operators' command: `npm run cli -- <command>`. Without arguments, and with --help at any command, it needs
 * no database. What is refused is told in a sentence on standard error, with exit code 1.
 */
export async function runCli(args: string[]): Promise<void> {
  const program = new Command("npm run cli --")
    .description("Operators' commands of Holdpoint. They work on the product's database, whether it runs or not.")
    .showHelpAfterError("(--help shows the options)");
  for (const command of [companyCommand(), userCommand(), tokenCommand(), sourceCommand(), connectionCommand(), referenceCommand(), importCommand(), doctorCommand()]) program.addCommand(command);
  withoutExit(program);
  try {
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) {
      // commander has written what there is to say; the process's end is the launcher's, which has a database to stop
      if (error.exitCode !== 0) process.exitCode = 1;
    } else if (error instanceof CommandRefused) {
      console.error(error.message);
      process.exitCode = 1;
    } else throw error;
  } finally {
    // A command may have queued work; its job queue would keep the process alive after the database is gone.
    await stopSending();
  }
}

function withoutExit(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) withoutExit(child);
}
