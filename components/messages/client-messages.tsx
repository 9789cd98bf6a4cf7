import type { AbstractIntlMessages } from "next-intl";
import { getLocale, getMessages, getTimeZone } from "next-intl/server";
import type { ReactNode } from "react";
import needs from "#messages/client-needs.json";
import { FirstMessages, MoreMessages } from "./more-messages.tsx";

type ClientMessagesProps = {
  /** The folder of the layout that this stands in. */
  of: keyof typeof needs;
  children: ReactNode;
};

/**
 * Hands the browser the texts that the client components below this layout need, and no others. Which those are is
 * reckoned from the imports (lib/check/client-needs.ts); the architecture check fails when the list is out of date.
 */
export async function ClientMessages({ of, children }: ClientMessagesProps) {
  const messages = pick(await getMessages(), needs[of]);
  if (of !== "app") return <MoreMessages messages={messages}>{children}</MoreMessages>;
  return (
    <FirstMessages locale={await getLocale()} timeZone={await getTimeZone()} messages={messages}>
      {children}
    </FirstMessages>
  );
}

/** Of all messages those in the namespaces, each `room.part`. */
function pick(all: AbstractIntlMessages, namespaces: readonly string[]): AbstractIntlMessages {
  const picked: { [room: string]: AbstractIntlMessages } = {};
  for (const namespace of namespaces) {
    const [room = "", part = ""] = namespace.split(".");
    const messages = (all[room] as AbstractIntlMessages | undefined)?.[part];
    if (messages !== undefined) (picked[room] ??= {})[part] = messages;
  }
  return picked;
}
