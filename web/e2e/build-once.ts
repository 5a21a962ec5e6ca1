import { join } from "node:path";
import { buildSite } from "@bellyfed/local/site/build";
import { builtSite } from "@bellyfed/local/site/program";
import { withoutBrowser } from "./browser.ts";

/** Vitest's set-up of the browser tests: the site is built once, before the files that start it side by side. */
export default async function buildOnce(): Promise<void> {
  if (withoutBrowser()) return;
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
