import type { Target } from "../../harness/row.ts";
import type { Figure } from "./figures.ts";

const digits = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** Seconds per operation as people say it: a rate when it is about rates, else a duration. */
function spoken(target: Target, seconds: number): string {
  if (target.kind === "rate") return `${Math.round(1 / seconds).toLocaleString("en")}/s`;
  return seconds >= 1 ? `${digits(seconds)} s` : `${digits(seconds * 1000)} ms`;
}

const unit = (target: Target): string => (target.kind === "milliseconds" ? " ms" : "x");

function goal(target: Target): string {
  return target.kind === "rate" ? `>= ${target.atLeast}x` : `<= ${target.atMost}${unit(target)}`;
}

/** `met` or by which share of the target it is missed. */
export function verdict({ met, score }: Pick<Figure, "met" | "score">): string {
  return met ? "met" : `missed by ${Math.max(1, Math.round((1 - score) * 100))} %`;
}

const HEADER = ["what", "against", "ours", "theirs", "result (middle half of rounds)", "target", ""];

function cells(figure: Figure): string[] {
  const { target, low, high, value } = figure;
  const suffix = unit(target);
  return [
    figure.what,
    figure.peer,
    spoken(target, figure.ours),
    spoken(target, figure.theirs),
    `${digits(value)}${suffix} (${digits(low)} to ${digits(high)})`,
    goal(target),
    verdict(figure),
  ];
}

/** The figures as a Markdown table, its columns aligned so that it reads well in a terminal, too. */
export function table(figures: readonly Figure[]): string {
  const rows = [HEADER, ...figures.map(cells)];
  const widths = HEADER.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [header = [], ...body] = rows;
  return [line(header), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}
