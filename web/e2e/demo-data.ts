import { cpSync } from "node:fs";
import type { CloudProcess } from "@bellyfed/testing/e2e/process";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder that a run without a site has left, with all of the demo data in it. */
    readonly demoData: string;
  }
}

/** Gives a process that has not started yet what was loaded once; without it, it loads the demo data itself. */
export function withDemoData(cloud: CloudProcess): CloudProcess {
  const loaded = inject("demoData") as string | undefined;
  if (loaded) cpSync(loaded, cloud.dataDir, { recursive: true });
  return cloud;
}
