import type { ReactNode } from "react";
import { ClientMessages } from "#components/messages/client-messages.tsx";

export default function ImportsLayout({ children }: { children: ReactNode }) {
  return <ClientMessages of="app/(desk)/imports">{children}</ClientMessages>;
}
