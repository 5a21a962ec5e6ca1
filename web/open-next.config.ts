import type { OpenNextConfig } from "@opennextjs/aws/types/open-next.js";

const config = {
  default: {
    override: {
      wrapper: () => import("./open-next/wrapper.ts").then((module) => module.default),
      incrementalCache: () => import("./open-next/bucket-cache.ts").then((module) => module.default),
    },
  },
} satisfies OpenNextConfig;

export default config;
