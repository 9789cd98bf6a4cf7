import type { useTranslations } from "next-intl";

/**
 * Says a text by its key: `t("posting.lineStand.resume")`. Components get it from `useTranslations()`, asynchronous ones
 * from `getTranslations()`; a function that makes a text for them takes it as its first argument.
 */
export type Translate = ReturnType<typeof useTranslations<never>>;
