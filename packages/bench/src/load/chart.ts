import { rounded, svg, WIDTH } from "../harness/svg.ts";
import type { Observed } from "./load.ts";
import { MEGABYTE, secondsOf } from "./summary.ts";

const LEFT = 64;
const RIGHT = 84;
const PANEL = 96;
const GAP = 34;
const TOP = 26;

const STYLE = `
  .title { font-weight: 600 } path { fill: none; stroke-width: 1.75; stroke-linejoin: round }
  .first { stroke: #1b7f5a } .second { stroke: #c2571a } circle { fill: #1b7f5a; fill-opacity: .55 }
  .l1 { fill: #1b7f5a } .l2 { fill: #c2571a }
  @media (prefers-color-scheme: dark) {
    .first { stroke: #46b98a } .second { stroke: #f0935a } circle { fill: #46b98a }
    .l1 { fill: #46b98a } .l2 { fill: #f0935a }
  }`;

interface Point {
  readonly at: number;
  readonly value: number;
}
interface Series {
  readonly label: string;
  readonly points: readonly Point[];
  /** Drawn as single points instead of a line. */
  readonly scattered?: boolean;
}
interface Panel {
  readonly title: string;
  readonly series: readonly Series[];
}

/** The next round number: 1, 2, 2.5 or 5 times a power of ten. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1e-9)));
  return power * ([1, 2, 2.5, 5, 10].find((step) => step * power >= value) ?? 10);
}

/** Two labels at the end of lines must not lie upon each other. */
function spread(places: readonly number[]): number[] {
  const [first, second] = places;
  if (first === undefined || second === undefined || Math.abs(first - second) >= 14) return [...places];
  const middle = (first + second) / 2;
  return first > second ? [middle + 7, middle - 7] : [middle - 7, middle + 7];
}

function panel({ title, series }: Panel, top: number, seconds: number): string {
  const most = roundUp(Math.max(...series.flatMap(({ points }) => points.map(({ value }) => value)), 1));
  const x = (at: number) => LEFT + ((WIDTH - LEFT - RIGHT) * Math.min(at, seconds)) / seconds;
  const y = (value: number) => top + PANEL * (1 - value / most);
  const ends = spread(series.map(({ points }) => y(points.at(-1)?.value ?? 0)));
  const grid = [0, 0.5, 1].map((share) => {
    const at = rounded(y(most * share));
    return `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at}" y2="${at}"/><text x="${LEFT - 8}" y="${rounded(y(most * share) + 4)}" text-anchor="end">${(most * share).toLocaleString("en")}</text>`;
  });
  const drawn = series.map(({ label, points, scattered }, index) => {
    const name = `<text class="l${index + 1}" x="${WIDTH - RIGHT + 8}" y="${rounded((ends[index] ?? 0) + 4)}">${label}</text>`;
    if (scattered) {
      return points
        .map(({ at, value }) => `<circle cx="${rounded(x(at))}" cy="${rounded(y(value))}" r="1.6"/>`)
        .join("");
    }
    const line = points
      .map(({ at, value }, n) => `${n === 0 ? "M" : "L"}${rounded(x(at))} ${rounded(y(value))}`)
      .join("");
    return `<path class="${index === 0 ? "first" : "second"}" d="${line}"/>${name}`;
  });
  return [`<text class="title" x="${LEFT}" y="${top - 8}">${title}</text>`, ...grid, ...drawn].join("\n");
}

/** Throughput, latency, lag, memory and CPU time over time, one above the other, readable on light and dark ground. */
export function chart(observed: Observed): string {
  const { seconds, lags, usage } = observed;
  const each = secondsOf(observed);
  const panels: Panel[] = [
    {
      title: "Requests answered per second",
      series: [{ label: "", points: each.map(({ at, requests }) => ({ at, value: requests })) }],
    },
    {
      title: "Latency (ms)",
      series: [
        { label: "p50", points: each.map(({ at, p50 }) => ({ at, value: p50 })) },
        { label: "p99", points: each.map(({ at, p99 }) => ({ at, value: p99 })) },
      ],
    },
    {
      title: "Lag from the answer to a change until a reader sees it (ms)",
      series: [{ label: "", scattered: true, points: lags.map(({ at, ms }) => ({ at, value: ms })) }],
    },
    {
      title: "Resident memory of the process (MB)",
      series: [{ label: "", points: usage.map(({ at, bytes }) => ({ at, value: bytes / MEGABYTE })) }],
    },
    {
      title: "CPU time per request, process and database (ms)",
      series: [{ label: "", points: each.map(({ at, cpu }) => ({ at, value: cpu })) }],
    },
  ];
  const height = TOP + panels.length * (PANEL + GAP) + 8;
  return svg(height, `Throughput, latency, lag, memory and CPU time during ${seconds} seconds of load`, STYLE, [
    ...panels.map((each, index) => panel(each, TOP + index * (PANEL + GAP), seconds)),
    `<text x="${WIDTH - RIGHT}" y="${height - 12}" text-anchor="end">${seconds} s</text><text x="${LEFT}" y="${height - 12}">0 s</text>`,
  ]);
}
