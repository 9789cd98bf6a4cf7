import { Command } from "commander";
import { examine } from "./doctor.ts";

export function doctorCommand(): Command {
  return new Command("doctor").description("look over the installation: environment, database, keys, worker, ledgers; exit code 1 where something is to be done").action(async () => {
    const findings = await examine();
    const width = Math.max(...findings.map(({ what }) => what.length));
    for (const { what, isWell, says } of findings) console.log(`${isWell ? "ok  " : "FAIL"}  ${what.padEnd(width)}  ${says}`);
    if (findings.some(({ isWell }) => !isWell)) process.exitCode = 1;
  });
}
