import { z } from "zod";
import { kinds, orderKinds, triggers } from "./kinds.ts";

// Beside the names themselves, which go to the browser with every page: zod does not.

export const documentKind = z.enum(kinds);
export const orderKind = z.enum(orderKinds);
export const trigger = z.enum(triggers);
