import { isFlat, type Summary } from "./summary.ts";

const ms = (value: number) => `${value >= 100 ? value.toFixed(0) : value.toPrecision(3)} ms`;
const number = (value: number) => Math.round(value).toLocaleString("en");

/** The figures as lines of name and value. */
export function figures(summary: Summary): [string, string][] {
  const { memoryBefore, memoryAfter, errors, throttled, requests, perSecond } = summary;
  return [
    ["requests", `${number(requests)} in ${summary.seconds} s over ${summary.connections} connections`],
    ["throughput", `${number(perSecond)} requests a second`],
    ["latency", `p50 ${ms(summary.p50)}, p99 ${ms(summary.p99)}`],
    [
      "lag from answer to read",
      `p50 ${ms(summary.lagP50)}, p99 ${ms(summary.lagP99)} (${number(summary.lags)} changes watched)`,
    ],
    [
      "memory of the process",
      `${number(memoryBefore)} MB in the second quarter, ${number(memoryAfter)} MB in the last: ${isFlat(summary) ? "flat" : "growing"}`,
    ],
    [
      "CPU time per request",
      `${ms(summary.cpuBefore)} in the first half, ${ms(summary.cpuAfter)} in the second (process and database)`,
    ],
    ["throttled by the plan", number(throttled)],
    ["errors", errors.length === 0 ? "none" : errors.join("; ")],
  ];
}

/** The page that is kept with the chart. */
export function page(summary: Summary, machine: string): string {
  const rows = figures(summary).map(([name, value]) => `| ${name} | ${value} |`);
  const mix = summary.answered.map(([kind, count]) => `${number(count)} x ${kind}`).join(", ");
  return [
    "# Load test",
    "",
    "Written by `npm run load -- --write`: 80 % reads, 15 % reviews, 5 % new restaurants, dishes and changes, against the local cloud as a",
    "process with its demo data. Every connection sends its next request as soon as the one before is answered, from the same machine.",
    "CPU time per request says more than throughput does on a machine that others use, too.",
    "",
    "![Throughput, latency, lag, memory and CPU time over time](load.svg)",
    "",
    "| what | figure |",
    "| --- | --- |",
    ...rows,
    "",
    `The mix: ${mix}.`,
    "",
    `Taken on ${machine}.`,
    "",
  ].join("\n");
}
