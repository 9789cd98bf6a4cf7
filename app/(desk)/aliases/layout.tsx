import type { ReactNode } from "react";
import { ClientMessages } from "#components/messages/client-messages.tsx";

export default function AliasesLayout({ children }: { children: ReactNode }) {
  return <ClientMessages of="app/(desk)/aliases">{children}</ClientMessages>;
}
