import type { OpenNextConfig } from "@opennextjs/aws/types/open-next.js";
import deployed from "../open-next.config.ts";

/** What is deployed, but with caches in files, for trying the built functions without AWS: `open-next build --config-path open-next/local.config.ts`. */
const config = {
  ...deployed,
  default: {
    ...deployed.default,
    override: {
      ...deployed.default.override,
      queue: "direct",
      incrementalCache: () => import("./file-cache.ts").then((module) => module.default),
      tagCache: "fs-dev-nextMode",
    },
  },
} satisfies OpenNextConfig;

export default config;
