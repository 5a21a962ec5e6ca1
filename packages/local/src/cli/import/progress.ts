import { styleText } from "node:util";
import type { ImportJob } from "@bellyfed/features/imports/contract";
import type { Output } from "../terminal.ts";

export interface ProgressDisplay {
  /** `elapsed` is the time since the beginning in milliseconds. */
  show(job: ImportJob, elapsed: number): void;
  end(): void;
}

const PLAIN_EVERY_MS = 3_000;
const CLEAR = "\r\u001b[2K";

/** A bar that is drawn again and again on a terminal; anywhere else a line every three seconds. */
export function progressDisplay(output: Output): ProgressDisplay {
  let next = 0;
  if (!output.isTTY) {
    return {
      show(job, elapsed) {
        if (elapsed < next) return;
        next = elapsed + PLAIN_EVERY_MS;
        output.write(`${progressText(job, elapsed)}\n`);
      },
      end: () => {},
    };
  }
  return {
    show: (job, elapsed) => void output.write(CLEAR + progressBar(job, elapsed, output.columns ?? 80)),
    end: () => void output.write(CLEAR),
  };
}

/** How much of a file has been looked at: rows, and the share of its bytes, from 0 to 1. */
export interface Looked {
  readonly rows: number;
  readonly share: number;
}

/** The same for a dry run, which knows how many bytes there are and not how many rows. */
export function dryRunDisplay(output: Output) {
  let next = 0;
  const textOf = ({ rows, share }: Looked, elapsed: number) =>
    `${String(Math.floor(share * 100)).padStart(3)} % of the file, ${number(rows)} rows, ${number(elapsed > 0 ? Math.round((rows / elapsed) * 1000) : 0)} rows/s`;
  return {
    show(looked: Looked, elapsed: number) {
      if (!output.isTTY && elapsed < next) return;
      next = elapsed + PLAIN_EVERY_MS;
      const text = textOf(looked, elapsed);
      output.write(output.isTTY ? CLEAR + text.slice(0, (output.columns ?? 80) - 1) : `${text.trim()}\n`);
    },
    end: () => void (output.isTTY && output.write(CLEAR)),
  };
}

/** `1,200 of 5,169 rows, 410 rows/s, 10 s left, 3 rejected` */
export function progressText({ status, counts, total }: ImportJob, elapsed: number): string {
  if (counts.read === 0 && status !== "completed")
    return status === "running" ? "reading the file" : "waiting to be read";
  if (status !== "completed" && counts.read === total)
    return `all ${number(total)} rows dealt with, waiting for the end of the log`;
  const rate = elapsed > 0 ? (counts.read / elapsed) * 1000 : 0;
  const left = total !== null && rate > 0 ? (total - counts.read) / rate : undefined;
  return [
    total === null ? `${number(counts.read)} rows` : `${number(counts.read)} of ${number(total)} rows`,
    `${number(Math.round(rate))} rows/s`,
    left !== undefined && left >= 0.5 ? `${duration(left)} left` : "",
    counts.rejected > 0 ? `${number(counts.rejected)} rejected` : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}

/** A bar of what is left of the line beside the text; without one when the file's length is not known yet or the line is short. */
export function progressBar(job: ImportJob, elapsed: number, columns: number): string {
  const text = progressText(job, elapsed);
  const width = Math.min(40, columns - text.length - 9);
  if (job.total === null || job.total === 0 || width < 8) return text.slice(0, columns - 1);
  const share = Math.min(1, job.counts.read / job.total);
  const full = Math.round(share * width);
  const bar = styleText("green", "█".repeat(full)) + styleText("dim", "░".repeat(width - full));
  return `${bar} ${String(Math.floor(share * 100)).padStart(3)} % ${text}`;
}

export const number = (value: number): string => value.toLocaleString("en-US");

/** Seconds as `45 s`, `3 min 20 s` or `2 h 5 min`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
