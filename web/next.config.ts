import { join } from "node:path";
import type { NextConfig } from "next";

const config: NextConfig = {
  // The workspaces' packages are TypeScript as they stand in the repository.
  transpilePackages: ["@bellyfed/client", "@bellyfed/core", "@bellyfed/features"],
  turbopack: { root: join(import.meta.dirname, "..") },
  outputFileTracingRoot: join(import.meta.dirname, ".."),
  // `npm test` checks the types; `npm start` need not wait for it.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  experimental: {
    sri: { algorithm: "sha256" },
  },
};

export default config;
