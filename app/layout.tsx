import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { earlyInputScript } from "#components/shell/early-input-script.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Holdpoint", template: "%s · Holdpoint" },
  description: "Bad records are held for review, never silently pushed into AutoCount.",
  icons: { icon: "/icon.svg" },
  robots: { index: false },
};

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
      <body>{children}</body>
    </html>
  );
}
