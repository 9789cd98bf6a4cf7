import type { ReactNode } from "react";
import { ClientMessages } from "#components/messages/client-messages.tsx";

export default function PostingLayout({ children }: { children: ReactNode }) {
  return <ClientMessages of="app/(desk)/posting">{children}</ClientMessages>;
}
