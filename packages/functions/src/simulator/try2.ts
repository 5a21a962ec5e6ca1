import fc from "fast-check";
import { histories } from "./arbitrary.ts";
import { plants } from "./plants.ts";
import { tryHistories } from "./report.ts";
import { simulate } from "./simulate.ts";

for (const [name, plant] of Object.entries(plants)) {
  const t = performance.now();
  const v = await tryHistories({ runs: 1000, seed: 1, plant, quick: true });
  console.log(
    v.failing ? "found after" : "NOT FOUND",
    v.runs,
    name,
    Math.round(performance.now() - t),
    "ms",
    v.report.split("\n").slice(-1)[0]?.slice(0, 160),
  );
}
const stat: Record<string, number> = {};
const kinds: Record<string, number> = {};
let planned = 0,
  met = 0,
  commits = 0,
  ok = 0,
  refused = 0,
  snaps = 0;
for (const h of fc.sample(histories, { numRuns: 300, seed: 5 })) {
  const r = await simulate(h);
  planned += h.faults.length;
  met += r.met.length;
  commits += r.system.log.appended.length;
  for (const a of r.answers) {
    if (a.status < 300) ok++;
    else {
      refused++;
      stat[`${a.step.kind} ${a.status}`] = (stat[`${a.step.kind} ${a.status}`] ?? 0) + 1;
    }
  }
  for (const f of r.met) {
    const k = `${f.place.split(".")[1] ?? f.place} ${f.kind}`;
    kinds[k] = (kinds[k] ?? 0) + 1;
  }
}
console.log({ planned, met, commits, ok, refused }, stat, kinds);
