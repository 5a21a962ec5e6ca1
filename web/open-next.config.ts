import type { OpenNextConfig } from "@opennextjs/aws/types/open-next.js";

const config = {
  default: {},
} satisfies OpenNextConfig;

export default config;
