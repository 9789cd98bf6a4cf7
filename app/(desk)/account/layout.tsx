import type { ReactNode } from "react";
import { ClientMessages } from "#components/messages/client-messages.tsx";

export default function AccountLayout({ children }: { children: ReactNode }) {
  return <ClientMessages of="app/(desk)/account">{children}</ClientMessages>;
}
