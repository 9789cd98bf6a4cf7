"use client";

import { type AbstractIntlMessages, type Locale, NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useState } from "react";

// Messages do not change while a page is open. Each refresh brings them anew, though; the first ones are kept, so that
// nothing that uses them runs again.

type MessagesProps = { messages: AbstractIntlMessages; children: ReactNode };

/** The messages of the outermost layout. */
export function FirstMessages({ locale, timeZone, messages, children }: MessagesProps & { locale: Locale; timeZone: string }) {
  const [first] = useState(messages);
  return (
    <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={first}>
      {children}
    </NextIntlClientProvider>
  );
}

/** Adds messages to those that the layouts above have handed down: next-intl's own provider would take their place. */
export function MoreMessages({ messages, children }: MessagesProps) {
  const above = useMessages() as AbstractIntlMessages;
  const [all] = useState(() => merge(above, messages));
  return (
    <NextIntlClientProvider locale={useLocale()} messages={all}>
      {children}
    </NextIntlClientProvider>
  );
}

/** A room's parts may come from several layouts. */
function merge(above: AbstractIntlMessages, more: AbstractIntlMessages): AbstractIntlMessages {
  const rooms = Object.entries(more).map(([room, parts]) => [room, { ...(above[room] as AbstractIntlMessages | undefined), ...(parts as AbstractIntlMessages) }]);
  return { ...above, ...Object.fromEntries(rooms) };
}
