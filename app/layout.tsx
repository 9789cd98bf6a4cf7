import type { Metadata, Viewport } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientMessages } from "#components/messages/client-messages.tsx";
import { earlyInputScript } from "#components/shell/early-input-script.ts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return {
  title: { default: "Holdpoint", template: "%s · Holdpoint" },
  description: t("shell.rootLayout.badRecordsAreHeld"),
  icons: { icon: "/icon.svg" },
  robots: { index: false },
};
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f7f9" },
    { media: "(prefers-color-scheme: dark)", color: "#16191f" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <script dangerouslySetInnerHTML={{ __html: earlyInputScript }} />
      </head>
      <body>
        <ClientMessages of="app">{children}</ClientMessages>
      </body>
    </html>
  );
}
