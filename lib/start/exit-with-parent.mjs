// Loaded into web, worker and sandbox with --import. Their channel to the launcher closes when the launcher ends,
// also when it is killed and can stop nobody; nothing may then stay behind and hold a port.
import process from "node:process";

// Only in the process that the launcher itself started: forks inherit --import, and their channel is to somebody else.
if (process.channel && process.env.HOLDPOINT_LAUNCHER_PID === String(process.ppid)) {
  process.on("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), 5_000).unref();
  });
  // The channel alone must not keep the process from ending.
  process.channel.unref();
}
