import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ended, freePort, outputOf, printed } from "./child.ts";

const ROOT = join(import.meta.dirname, "../../..");
const KEY = "local-dev-key";

/** The local cloud with its demo data and without a site, on free ports. */
export interface LocalCloud {
  /** What the site has to be told. */
  readonly env: Readonly<Record<"API_URL" | "API_KEY", string>>;
  /** A restaurant of the demo data. */
  readonly restaurant: { readonly id: string; readonly name: string };
  stop(): Promise<void>;
}

export async function localCloud(): Promise<LocalCloud> {
  const dataDir = mkdtempSync(join(tmpdir(), "bellyfed-"));
  const env: Record<string, string> = { DATA_DIR: dataDir, BELLYFED_SITE: "off", NODE_NO_WARNINGS: "1" };
  for (const name of ["API_PORT", "EVENTS_PORT", "SQS_PORT", "DYNAMODB_PORT"]) env[name] = String(await freePort());
  const child = spawn(process.execPath, ["packages/local/src/cli/start.ts"], {
    cwd: ROOT,
    env: { ...process.env, ...env },
  });
  const stop = async () => {
    await ended(child, "SIGTERM");
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await printed(child, outputOf(child), /Bellyfed is running/);
    const url = `http://127.0.0.1:${env.API_PORT}`;
    return { env: { API_URL: url, API_KEY: KEY }, restaurant: await someRestaurant(url), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function someRestaurant(url: string): Promise<LocalCloud["restaurant"]> {
  const response = await fetch(`${url}/restaurants?limit=1`, { headers: { "x-api-key": KEY } });
  const { data } = (await response.json()) as { data: [LocalCloud["restaurant"]] };
  return data[0];
}
