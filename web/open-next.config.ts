import type { OpenNextConfig } from "@opennextjs/aws/types/open-next.js";

const config = {
  default: {
    override: {
      wrapper: () => import("./open-next/wrapper.ts").then((module) => module.default),
      // By tag alone: a tag that is renewed before a page stands under it is known to have been renewed.
      tagCache: "dynamodb-nextMode",
      incrementalCache: () => import("./open-next/bucket-cache.ts").then((module) => module.default),
    },
  },
} satisfies OpenNextConfig;

export default config;
