import { rounded, svg, WIDTH } from "../../harness/svg.ts";
import type { Figure } from "./figures.ts";
import { verdict } from "./table.ts";

const LABEL = 330;
const RIGHT = 110;
const ROW = 26;
const TOP = 46;
// A logarithmic scale from a quarter of a target to eight times it.
const LEAST = 0.25;
const MOST = 8;
const TICKS = [0.25, 0.5, 1, 2, 4, 8];

const STYLE = `
  .met { fill: #1b7f5a } .missed { fill: #c2571a }
  .goal { stroke: #5f6368; stroke-dasharray: 4 3 }
  .spread { stroke: #202124; stroke-opacity: .55; stroke-width: 1.5 }
  @media (prefers-color-scheme: dark) {
    .met { fill: #46b98a } .missed { fill: #f0935a }
    .goal { stroke: #bdc1c6 } .spread { stroke: #f1f3f4 }
  }`;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** Where a score lies on the axis, from the left edge; scores beyond the scale stay at its ends. */
export function place(score: number): number {
  const within = Math.min(MOST, Math.max(LEAST, score));
  return LABEL + ((WIDTH - LABEL - RIGHT) * Math.log(within / LEAST)) / Math.log(MOST / LEAST);
}

function bar(figure: Figure, index: number): string {
  const y = TOP + index * ROW;
  const [low, high] = figure.scoreRange.map(place);
  const end = place(figure.score);
  const middle = rounded(y + ROW / 2 - 3);
  return [
    `<g><title>${escaped(`${figure.what}, against ${figure.peer}: ${verdict(figure)}`)}</title>`,
    `<text x="${LABEL - 10}" y="${y + 14}" text-anchor="end">${escaped(figure.what)}</text>`,
    `<rect class="${figure.met ? "met" : "missed"}" x="${LABEL}" y="${y + 2}" width="${rounded(end - LABEL)}" height="${ROW - 10}" rx="2"/>`,
    `<line class="spread" x1="${rounded(low ?? end)}" x2="${rounded(high ?? end)}" y1="${middle}" y2="${middle}"/>`,
    `<text x="${WIDTH - RIGHT + 12}" y="${y + 14}">${escaped(verdict(figure))}</text></g>`,
  ].join("");
}

function axis(height: number): string {
  return TICKS.map((tick) => {
    const x = rounded(place(tick));
    const label = tick === 1 ? "target" : `${tick}x`;
    return `<line class="${tick === 1 ? "goal" : "grid"}" x1="${x}" x2="${x}" y1="${TOP - 6}" y2="${height - 12}"/><text x="${x}" y="${TOP - 12}" text-anchor="middle">${label}</text>`;
  }).join("\n");
}

/** A bar for each row: how good it is beside its target, on a logarithmic scale, with the middle half of its rounds as a line. */
export function chart(figures: readonly Figure[]): string {
  const height = TOP + figures.length * ROW + 16;
  return svg(height, "How good each benchmark is beside its target", STYLE, [
    `<text x="12" y="20">Beside the target (longer is better; log scale)</text>`,
    axis(height),
    ...figures.map(bar),
  ]);
}
