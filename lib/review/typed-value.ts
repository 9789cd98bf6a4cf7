/** What a typed text becomes in a field that holds `old`: emptied, a text is "" and an optional field null; a switch comes as "true" or "false". */
export function typedValue(old: unknown, text: string | null): unknown {
  if (typeof old === "boolean") return text === "true";
  return text === null && typeof old === "string" ? "" : text;
}
