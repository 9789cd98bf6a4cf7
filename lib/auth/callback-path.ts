/** Where somebody lands after signing in when nothing else was asked for. */
export const startPath = "/";

/**
 * The path to go to after signing in: what was asked for when it is a path of this very site, else the start page.
 * Refuses other sites in every spelling browsers accept ("//evil", "/\evil", "https:evil", control characters) and the
 * sign-in page itself.
 */
export function callbackPath(asked: unknown): string {
  if (typeof asked !== "string" || !asked.startsWith("/") || hasControlCharacter(asked)) return startPath;
  const home = "http://holdpoint.invalid";
  let url: URL;
  try {
    url = new URL(asked, home);
  } catch {
    return startPath;
  }
  if (url.origin !== home || url.pathname.startsWith("//")) return startPath;
  if (url.pathname === "/sign-in" || url.pathname.startsWith("/api/")) return startPath;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** Address of the sign-in page that leads back to `path`. */
export function signInPath(path: string): string {
  const back = callbackPath(path);
  return back === startPath ? "/sign-in" : `/sign-in?callbackUrl=${encodeURIComponent(back)}`;
}

function hasControlCharacter(text: string): boolean {
  return [...text].some((character) => character <= " " || character === "\u007f");
}
