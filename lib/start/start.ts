// npm start: the whole product, built, on one machine.
import { supervise } from "./supervisor.ts";

await supervise("start");
