import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SiteSecrets } from "@bellyfed/core/visitor";

/** A secret of this data folder, made when it is first asked for and readable by its owner only. */
export function secret(dataDir: string, name: string): string {
  const folder = join(dataDir, "secrets");
  const file = join(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8");
}

/** By what the site of this data folder proves itself to the API. */
export const siteSecrets = (dataDir: string): SiteSecrets => ({
  site: secret(dataDir, "site"),
  visitor: secret(dataDir, "visitor"),
});
