import type { ReactNode } from "react";
import { ClientMessages } from "#components/messages/client-messages.tsx";

export default function ConnectionLayout({ children }: { children: ReactNode }) {
  return <ClientMessages of="app/(desk)/connection">{children}</ClientMessages>;
}
