import { z } from "zod";
import { plainText } from "./plain-text.ts";

/** What a person asks to change: values come as text, null empties the field. */
export const changeRequest = z.object({ path: z.string().min(1).max(200), value: plainText.max(5000).nullable() });
export type ChangeRequest = z.infer<typeof changeRequest>;
