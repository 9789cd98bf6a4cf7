import type { ReactNode } from "react";
import { ClientMessages } from "#components/messages/client-messages.tsx";

export default function RulesLayout({ children }: { children: ReactNode }) {
  return <ClientMessages of="app/(desk)/rules">{children}</ClientMessages>;
}
