import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// Builds what `npm pack` packs of the client: plain ESM with declarations, by the compiler alone, so that what runs the system is enough for it.
const folder = join(import.meta.dirname, "../../../client");
const dist = join(folder, "dist");
const tsc = join(folder, "../../node_modules/typescript/bin/tsc");

rmSync(dist, { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [tsc, "-p", folder], { stdio: ["ignore", 2, 2] });
if (status !== 0) process.exit(status ?? 1);

// The compiler leaves the endings of sources in declarations, which not every compiler follows.
for (const name of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
  if (!name.endsWith(".d.ts")) continue;
  const file = join(dist, name);
  writeFileSync(file, readFileSync(file, "utf8").replace(/(from |import\()"(\.[^"]+)\.ts"/g, '$1"$2.js"'));
}
