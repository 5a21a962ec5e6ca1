import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { NextConfig } from "next";
import { routesIn } from "./platform/page/routes.ts";
import { siteHeaders } from "./platform/security/site-headers.ts";

const filesIn = (folder: string): string[] =>
  readdirSync(join(import.meta.dirname, folder), { recursive: true, encoding: "utf8" });

const config: NextConfig = {
  // For proxy.ts, which answers what is no address of the site.
  env: { ROUTES: JSON.stringify(routesIn(filesIn("app"), filesIn("public"))) },
  // The workspaces' packages are TypeScript as they stand in the repository.
  transpilePackages: ["@bellyfed/core", "@bellyfed/features"],
  turbopack: { root: join(import.meta.dirname, "..") },
  outputFileTracingRoot: join(import.meta.dirname, ".."),
  // `npm test` checks the types; `npm start` need not wait for it.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // server.ts and OpenNext compress, after they have read the page for its policy.
  compress: false,
  // `next dev` knows itself as localhost only.
  allowedDevOrigins: ["127.0.0.1"],
  cacheHandler: join(import.meta.dirname, "platform/page/kept-pages.ts"),
  experimental: {
    // Next.js forgets over a restart which tags were renewed; a page kept on disk would then show the past.
    isrFlushToDisk: false,
    // Scripts in files are refused when they are not those of the build.
    sri: { algorithm: "sha256" },
  },
  headers: async () => [{ source: "/:path*", headers: siteHeaders(process.env.SITE_URL) }],
};

export default config;
