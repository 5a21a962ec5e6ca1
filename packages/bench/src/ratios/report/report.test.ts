import { expect, it } from "vitest";
import type { Row } from "../../harness/row.ts";
import { chart, place } from "./chart.ts";
import { figuresOf, merge } from "./figures.ts";
import { withFigures } from "./readme.ts";
import { table, verdict } from "./table.ts";

const append: Row = {
  what: "append",
  peer: "bare <HTTP>",
  target: { kind: "rate", atLeast: 0.7 },
  ours: [0.001, 0.001],
  theirs: [0.0008, 0.0008],
};
const lag: Row = {
  what: "lag",
  peer: "append",
  target: { kind: "milliseconds", atMost: 60 },
  ours: [0.08],
  theirs: [0.004],
};
const figures = figuresOf("append", [append]).concat(figuresOf("lag", [lag]));

it("says rates as rates and times as times, with the target and whether it is met", () => {
  const [, , first, second] = table(figures).split("\n");
  expect(first?.split("|").map((cell) => cell.trim())).toEqual([
    "",
    "append",
    "bare <HTTP>",
    "1,000/s",
    "1,250/s",
    "0.800x (0.800 to 0.800)",
    ">= 0.7x",
    "met",
    "",
  ]);
  expect(second).toContain("| 80.0 ms | 4.00 ms | 80.0 ms (80.0 to 80.0)");
  expect(second).toContain("| <= 60 ms | missed by 25 %");
});

it("never says that a target is missed by nothing", () => {
  expect(verdict({ met: false, score: 0.999 })).toBe("missed by 1 %");
});

it("draws a bar per figure, ending at its score, and escapes what it writes", () => {
  const svg = chart(figures);
  expect(svg.match(/<rect class="met"/g)).toHaveLength(1);
  expect(svg.match(/<rect class="missed"/g)).toHaveLength(1);
  expect(svg).toContain("against bare &lt;HTTP>");
  expect(svg).toContain(`width="${(place(0.75) - place(0.25)).toFixed(1)}"`);
});

it("keeps scores beyond the scale at its ends", () => {
  expect(place(100)).toBe(place(8));
  expect(place(0.01)).toBe(place(0.25));
});

it("replaces what ran and keeps what did not, in the benchmarks' order", () => {
  const former = figuresOf("lag", [lag]).concat(
    figuresOf("append", [{ ...append, what: "old" }]),
    figuresOf("gone", [lag]),
  );
  const merged = merge(["append", "lag"], former, figuresOf("append", [append]));
  expect(merged.map(({ what }) => what)).toEqual(["append", "lag"]);
});

it("writes between the markers and nowhere else", () => {
  const page = "# Title\n<!-- figures: npm run bench -- --write -->\nold\n<!-- /figures -->\nend\n";
  const written = withFigures(page, "| new |", "a machine");
  expect(written).toContain("| new |\n\nTaken on a machine.");
  expect(written).not.toContain("old");
  expect(withFigures(written, "| new |", "a machine")).toBe(written);
  expect(() => withFigures("# Title", "", "")).toThrow("needs the lines");
});
