/** Somebody of the company who can be named in a comment. */
export type Member = { userId: string; name: string };

/**
 * Who is named in a text by "@" and their name, each once. Upper and lower case are the same; where one name begins
 * another's ("@Siti" and "@Siti Aminah") the longer one counts, and a name that goes on as another word is nobody's.
 */
export function findMentions(text: string, members: readonly Member[]): Member[] {
  const longestFirst = members.toSorted((a, b) => b.name.length - a.name.length);
  const lower = text.toLowerCase();
  const named = new Map<string, Member>();
  for (let at = lower.indexOf("@"); at !== -1; at = lower.indexOf("@", at + 1)) {
    const isWord = at > 0 && /[\p{L}\p{N}]/u.test(lower.charAt(at - 1)); // an e-mail address names nobody
    const member = isWord ? undefined : longestFirst.find(({ name }) => startsWithName(lower, at + 1, name.toLowerCase()));
    if (member !== undefined) named.set(member.userId, member);
  }
  return [...named.values()];
}

function startsWithName(text: string, at: number, name: string): boolean {
  return name !== "" && text.startsWith(name, at) && !/[\p{L}\p{N}]/u.test(text.charAt(at + name.length));
}
