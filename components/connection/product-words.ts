import type { Translate } from "#messages/translate.ts";

/** What a person has to know of a product to choose it, and what its fields are called there. */
export type ProductWords = { name: string; text: string; baseUrl: string; urlHint: string; book: string | null; bookHint: string; keyId: string; secret: string; where: string };

const words = (t: Translate): Readonly<Record<string, ProductWords>> => ({
  "autocount-cloud": {
    name: t("connection.productWords.words.autocountCloud.name"),
    text: t("connection.productWords.words.autocountCloud.text"),
    baseUrl: "https://accounting-api.autocountcloud.com", urlHint: t("connection.productWords.words.autocountCloud.urlHint"),
    book: t("connection.productWords.words.autocountCloud.book"), bookHint: t("connection.productWords.words.autocountCloud.bookHint"), keyId: t("connection.productWords.words.autocountCloud.keyId"), secret: t("connection.productWords.words.autocountCloud.secret"),
    where: t("connection.productWords.words.autocountCloud.where"),
  },
  "autocount-webapi": {
    name: t("connection.productWords.words.autocountWebapi.name"),
    text: t("connection.productWords.words.autocountWebapi.text"),
    baseUrl: "", urlHint: t("connection.productWords.words.autocountWebapi.urlHint"),
    book: t("connection.productWords.words.autocountWebapi.book"), bookHint: t("connection.productWords.words.autocountWebapi.bookHint"), keyId: t("connection.productWords.words.autocountWebapi.keyId"), secret: t("connection.productWords.words.autocountWebapi.secret"),
    where: t("connection.productWords.words.autocountWebapi.where"),
  },
  sandbox: {
    name: t("connection.productWords.words.sandbox.name"),
    text: t("connection.productWords.words.sandbox.text"),
    baseUrl: "", urlHint: t("connection.productWords.words.sandbox.urlHint"), book: t("connection.productWords.words.sandbox.book"), bookHint: t("connection.productWords.words.sandbox.bookHint"), keyId: t("connection.productWords.words.sandbox.keyId"), secret: t("connection.productWords.words.sandbox.secret"),
    where: t("connection.productWords.words.sandbox.where"),
  },
});

export function productWords(t: Translate, kind: string): ProductWords {
  return words(t)[kind] ?? { name: kind, text: "", baseUrl: "", urlHint: "", book: t("connection.productWords.words.autocountCloud.book"), bookHint: "", keyId: t("connection.productWords.words.autocountCloud.keyId"), secret: t("connection.productWords.words.autocountCloud.secret"), where: "" };
}
