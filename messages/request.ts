import { getRequestConfig } from "next-intl/server";
import { en } from "./en.ts";

/** What next-intl asks for with every request. One language so far; dates and amounts keep the product's own formatters. */
export default getRequestConfig(() => ({ locale: "en", messages: en, timeZone: "Asia/Kuala_Lumpur" }));
