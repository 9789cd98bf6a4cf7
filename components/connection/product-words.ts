/** What a person has to know of a product to choose it, and what its fields are called there. */
export type ProductWords = { name: string; text: string; baseUrl: string; urlHint: string; book: string | null; bookHint: string; keyId: string; secret: string; where: string };

const words: Readonly<Record<string, ProductWords>> = {
  "autocount-cloud": {
    name: "AutoCount Cloud Accounting",
    text: "The product in the browser, run by AutoCount. It has no sales orders and no delivery orders.",
    baseUrl: "https://accounting-api.autocountcloud.com", urlHint: "Usually as it stands here.",
    book: "Account book", bookHint: "Its number, 1 to 12 digits.", keyId: "Key ID", secret: "API key",
    where: "In AutoCount Cloud, open the book, then Settings > API Keys. Give the key a user id of its own, so that its documents can be told apart.",
  },
  "autocount-webapi": {
    name: "AutoCount Accounting 2.x (Web API)",
    text: "The desktop product on your own server, reached through its Web API. It has sales orders and delivery orders.",
    baseUrl: "", urlHint: "For example http://server:9999, through a tunnel or VPN.",
    book: "Account book", bookHint: "What you call the book; it is shown to people.", keyId: "API name", secret: "API key",
    where: "In AutoCount Accounting, the person who set up the Web API has both.",
  },
  sandbox: {
    name: "Sandbox",
    text: "A stand-in that runs with Holdpoint and behaves as AutoCount Cloud Accounting. Nothing real is booked.",
    baseUrl: "", urlHint: "Where the sandbox answers.", book: "Account book", bookHint: "Its number, 1 to 12 digits.", keyId: "Key ID", secret: "API key",
    where: "They were made when the sandbox was started.",
  },
};

export function productWords(kind: string): ProductWords {
  return words[kind] ?? { name: kind, text: "", baseUrl: "", urlHint: "", book: "Account book", bookHint: "", keyId: "Key ID", secret: "API key", where: "" };
}
