import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { bundle } from "@bellyfed/tools/bundle/bundle";
import type { Benchmark } from "../harness/benchmark.ts";
import { interleave } from "../harness/rounds.ts";

const run = promisify(execFile);
// Without a compile cache, as on a new Lambda instance.
const IMPORT = `
  const started = performance.now();
  await import(process.argv[1]);
  process.stdout.write(String((performance.now() - started) / 1000));`;

async function importOnce(file: string): Promise<number> {
  const env = { AWS_REGION: "us-east-1", AWS_EC2_METADATA_DISABLED: "true" };
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", IMPORT, file], { env });
  return Number(stdout);
}

/** What a new Lambda instance pays before the first event: reading and running the bundle. */
export const coldImport: Benchmark = {
  name: "cold-import",
  about: "import() of the minified bundle in a new Node process, both bundled by the same settings",
  async run({ rounds, warmups, scale }) {
    const outdir = mkdtempSync(join(tmpdir(), "bellyfed-cold-"));
    try {
      const ours = await bundle("command", join(outdir, "ours"));
      const peer = await bundle("command", join(outdir, "peer"), join(import.meta.dirname, "cold", "peer.ts"));
      const processes = scale(rounds * 4);
      const taken = await interleave(
        [
          { name: "ours", round: () => importOnce(ours.file) },
          { name: "peer", round: () => importOnce(peer.file) },
        ],
        { rounds: processes, warmups },
      );
      return [
        {
          what: "cold import of the command bundle",
          peer: `hono + SDK + electrodb + valibot (${kilobytes(peer.bytes)} against our ${kilobytes(ours.bytes)})`,
          target: { kind: "time", atMost: 0.65 },
          ours: taken.ours,
          theirs: taken.peer,
        },
      ];
    } finally {
      rmSync(outdir, { recursive: true });
    }
  },
};

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} KB`;
