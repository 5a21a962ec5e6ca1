import { tryHistories } from "./report.ts";

const runs = Number(process.argv[2] ?? 200),
  seed = Number(process.argv[3] ?? 1);
const t = performance.now();
const v = await tryHistories({ runs, seed });
console.log(v.runs, v.report, Math.round(performance.now() - t), "ms");
