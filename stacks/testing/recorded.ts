import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deployed } from "./cloud.ts";
import type { Resource } from "./resource.ts";
import { makeSite } from "./site.ts";

/** A personal stage, the shared one, and production with everything that can be asked of it. */
export const STAGES = ["alice", "dev", "production"] as const;

/** What a stage with search servers is deployed with. */
export const WITH_SEARCH_SERVERS = { SEARCH_ENGINE: "typesense", SST_SECRET_TypesenseApiKey: "k".repeat(43) };

const EVERYTHING = {
  BELLYFED_DOMAIN: "example.com",
  BELLYFED_ALARM_EMAIL: "alarms@example.com",
  BELLYFED_COPY_REGION: "eu-central-1",
  BELLYFED_FAILOVER: "primary",
  ...WITH_SEARCH_SERVERS,
};

/** What these stages ask of AWS, with a site, by ids and ARNs as AWS gives them. */
export async function recorded(): Promise<ReadonlyMap<string, readonly Resource[]>> {
  const root = mkdtempSync(join(tmpdir(), "bellyfed-recorded-"));
  makeSite(root);
  const stages = new Map<string, readonly Resource[]>();
  for (const stage of STAGES) {
    const env = stage === "production" ? EVERYTHING : {};
    stages.set(stage, (await deployed(stage, { root, env, realistic: true })).resources);
  }
  rmSync(root, { recursive: true });
  return stages;
}
