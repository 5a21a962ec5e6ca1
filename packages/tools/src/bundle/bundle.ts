import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { FunctionName } from "@bellyfed/functions/variables";
import { build } from "esbuild";
import { esbuildOptions } from "../../../../stacks/bundling.ts";

/** The most bytes that the minified bundle of each Lambda function may have. */
const budgets: Readonly<Record<FunctionName, number>> = {
  query: 760_000,
  command: 430_000,
  "community-command": 430_000,
  import: 810_000,
  "import-reader": 1_100_000,
  processor: 420_000,
  relay: 420_000,
  consumer: 760_000,
  "insights-consumer": 760_000,
  "feed-consumer": 420_000,
  "feed-keeper": 760_000,
  "import-consumer": 760_000,
  "policy-consumer": 760_000,
  "erasure-consumer": 760_000,
  timer: 430_000,
  establish: 760_000,
  rollup: 760_000,
  "renew-pages": 280_000,
  service: 330_000,
  usage: 440_000,
  feed: 480_000,
  guide: 1_380_000,
  search: 500_000,
  mcp: 1_400_000,
  "search-indexer": 760_000,
  stream: 760_000,
  reconcile: 760_000,
  rebuild: 760_000,
  seal: 420_000,
  "time-zone": 100_000,
  "pre-token": 25_000,
  "post-confirmation": 25_000,
};
export const names = Object.keys(budgets) as FunctionName[];

export interface Bundle {
  readonly name: FunctionName;
  readonly file: string;
  readonly bytes: number;
  readonly budget: number;
  /** What it imports at its start that is not in it. */
  readonly imports: readonly string[];
  /** Bytes by npm package, largest first; our own code is `bellyfed`. */
  readonly parts: readonly (readonly [packageName: string, bytes: number])[];
}

// What bundled CommonJS needs in an ES module; the same lines that SST puts there.
const BANNER = [
  `import { createRequire as topLevelCreateRequire } from 'module';`,
  `const require = topLevelCreateRequire(import.meta.url);`,
  `import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url";`,
  `const __filename = topLevelFileUrlToPath(import.meta.url);`,
  `const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url));`,
].join("");

/** Bundles one function as SST does: ES module, minified, for Node 24. `source` stands in for the function's own file. */
export async function bundle(
  name: FunctionName,
  outdir: string,
  source = join(import.meta.dirname, "../../../functions/src/lambdas", `${name}.ts`),
): Promise<Bundle> {
  mkdirSync(outdir, { recursive: true });
  const file = join(outdir, `${name}.mjs`);
  const result = await build({
    entryPoints: [source],
    outfile: file,
    bundle: true,
    minify: true,
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    format: "esm",
    platform: "node",
    target: "node24",
    ...esbuildOptions,
    banner: { js: BANNER },
    logLevel: "error",
  });
  const output = Object.entries(result.metafile.outputs).find(([path]) => path.endsWith(".mjs"))?.[1];
  if (!output) throw new Error(`esbuild made no bundle of ${name}`);
  const imports = output.imports.filter(({ kind }) => kind === "import-statement").map(({ path }) => path);
  return { name, file, bytes: output.bytes, budget: budgets[name], imports, parts: partsOf(output.inputs) };
}

function partsOf(inputs: Readonly<Record<string, { bytesInOutput: number }>>): [string, number][] {
  const sizes = new Map<string, number>();
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    const part = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? "bellyfed";
    sizes.set(part, (sizes.get(part) ?? 0) + bytesInOutput);
  }
  return [...sizes].sort(([, a], [, b]) => b - a);
}
