import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Lambda's own runtime client for Node, as AWS publishes it (Apache-2.0). It is compiled where it is installed. */
const CLIENT = { name: "aws-lambda-ric", version: "4.0.2" };

const cache = resolve(import.meta.dirname, "../../../../../node_modules/.cache/bellyfed-runtime-client");

/** The client's file, installed when it is first needed; or why there is none. */
export function runtimeClient(): { readonly file: string } | string {
  const file = join(cache, "node_modules", CLIENT.name, "index.mjs");
  const done = join(cache, CLIENT.version);
  if (!existsSync(done)) {
    mkdirSync(cache, { recursive: true });
    const own = {
      private: true,
      dependencies: { [CLIENT.name]: CLIENT.version },
      allowScripts: { [CLIENT.name]: true },
    };
    writeFileSync(join(cache, "package.json"), JSON.stringify(own));
    const args = ["install", "--no-audit", "--no-fund", "--loglevel=error"];
    const { status, stderr, error } = spawnSync("npm", args, { cwd: cache, encoding: "utf8", timeout: 300_000 });
    // Where it cannot be compiled (macOS) its installation ends well without its native part.
    if (status !== 0 || !existsSync(join(file, "..", "rapid-client.node"))) {
      const why = (error?.message ?? stderr).slice(0, 300) || "it was not compiled";
      return `AWS's runtime client is not to be had: ${why} (it needs npm, cmake, make and a C++ compiler)`;
    }
    writeFileSync(done, "");
  }
  return { file };
}
