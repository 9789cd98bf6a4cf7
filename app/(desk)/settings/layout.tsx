import type { ReactNode } from "react";
import { ClientMessages } from "#components/messages/client-messages.tsx";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return <ClientMessages of="app/(desk)/settings">{children}</ClientMessages>;
}
