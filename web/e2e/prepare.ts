import { join } from "node:path";
import { buildSite } from "@bellyfed/local/site/build";
import { builtSite } from "@bellyfed/local/site/program";
import { cloudProcess } from "@bellyfed/testing/e2e/process";
import type { TestProject } from "vitest/node";
import { withoutBrowser } from "./browser.ts";

/** Vitest's set-up of the browser tests: what the files that start the site side by side need is made once, the built site and the demo data. */
export default async function prepare(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (withoutBrowser()) return undefined;
  const [, demo] = await Promise.all([buildOnce(), loadDemoData()]);
  project.provide("demoData", demo.folder);
  return demo.remove;
}

async function buildOnce(): Promise<void> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const isBuilt = await buildSite({
    root: join(import.meta.dirname, "../.."),
    program: builtSite,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...builtSite.env },
    say,
    print: say,
    onStart: () => {},
  });
  if (!isBuilt) throw new Error("The site could not be built, so there is nothing to test in a browser");
}

/** Loads the demo data into a data folder, which is `remove`d when nobody copies it any more. */
async function loadDemoData(): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const cloud = await cloudProcess({ BELLYFED_DEMO: "on" });
  await cloud.start();
  const code = await cloud.stop();
  if (code !== 0) throw new Error(`The demo data could not be loaded:\n${cloud.output()}`);
  return { folder: cloud.dataDir, remove: cloud.dispose };
}
