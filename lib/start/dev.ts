// npm run dev: the same as start, with reload.
import { supervise } from "./supervisor.ts";

await supervise("dev");
