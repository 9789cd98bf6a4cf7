import type { ReactNode } from "react";
import { ClientMessages } from "#components/messages/client-messages.tsx";

export default function SourcesLayout({ children }: { children: ReactNode }) {
  return <ClientMessages of="app/(desk)/sources">{children}</ClientMessages>;
}
