import { PHASE_PRODUCTION_SERVER } from "next/constants.js";

const isDevelopment = process.env.NODE_ENV === "development";

// Next writes its page data into inline scripts. A nonce for them needs code before every request, which a fixed header
// does not; so inline scripts are allowed, and everything else that could turn an injected one into harm is not: no
// foreign script, no foreign connection to send to, no form to elsewhere, no frame, no plugin, no other base.
// React needs eval, and Next a WebSocket, for development only.
const pagePolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ""}`,
  "script-src-attr 'none'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
  "object-src 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'self'",
  "form-action 'self'",
].join("; ");

const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `next dev` writes no files into the project.
  agentRules: false,
  // gzip in Node halves the pages a second that one process serves; a proxy in front does it at no cost to us.
  compress: false,
  // `npm test` checks the types of the whole project; a user's first start need not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@node-rs/argon2", "@prisma/adapter-pg", "@prisma/client", "@prisma/driver-adapter-utils", "pg", "pg-boss", "pino"],
  experimental: {
    // `forbidden()` and app/forbidden.tsx.
    authInterrupts: true,
    // An action carries one decision or one list of ids; files and batches come in by the HTTP API.
    serverActions: { bodySizeLimit: "1mb" },
  },
  // Lets next-auth build its redirects from the host the browser spoke to, so that Holdpoint works at any address and
  // port without NEXTAUTH_URL (which wins where it is set). A wrong Host only misleads whoever sends it.
  env: { AUTH_TRUST_HOST: "true" },
  headers: async () => [
    { source: "/:path*", headers: everywhere },
    { source: "/((?!api/).*)", headers: [{ key: "Content-Security-Policy", value: pagePolicy }] },
    { source: "/api/:path*", headers: [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }] },
    {
      source: "/:path*",
      has: [{ type: "header", key: "x-forwarded-proto", value: "https" }],
      headers: [{ key: "Strict-Transport-Security", value: "max-age=31536000" }],
    },
  ],
};

/**
 * The texts are compiled while building, so that the browser gets no parser for them. A built product needs nothing of
 * that: the plugin, with the native code it brings, stays out of what serves.
 *
 * @param {string} phase
 */
export default async function nextConfig(phase) {
  if (phase === PHASE_PRODUCTION_SERVER) return config;
  const { default: createNextIntlPlugin } = await import("next-intl/plugin");
  const withMessages = createNextIntlPlugin({
    requestConfig: "./messages/request.ts",
    experimental: { messages: { path: "./messages/en", format: "json", locales: ["en"], precompile: true } },
  });
  return withMessages(config);
}
