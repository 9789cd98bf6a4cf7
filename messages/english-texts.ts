import { createTranslator } from "next-intl";
import { en } from "./en.ts";
import type { Translate } from "./translate.ts";

/** The texts as a screen says them, for what has no screen: tests of functions that make texts. */
export const englishTexts: Translate = createTranslator({ locale: "en", messages: en });
