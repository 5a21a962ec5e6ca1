import { guideLanguages } from "@bellyfed/features/guide/slots";
import {
  costOf,
  isByModel,
  isFollowUp,
  isForModel,
  isKind,
  isOfPlaces,
  isUnderstood,
  kinds,
  percentile,
  type Share,
  sentencesIn,
  shareOf,
} from "./figures.ts";
import type { GoldenResult } from "./golden-run.ts";
import type { Report } from "./run.ts";

const share = ({ right, of }: Share): string => `${right}/${of}`;
const WIDE = 14;
const WIDEST = 16;
const row = ([label = "", ...cells]: readonly string[]): string =>
  [label.padEnd(WIDEST), ...cells.map((cell) => cell.padEnd(WIDE))].join("").trimEnd();

/** The figures of a run, as a terminal shows them. */
export const tableOf = (report: Report): string =>
  [
    `${report.thinker.name}, ${seconds(report.took)}`,
    ...understood(report),
    ...answers(report),
    ...effort(report),
  ].join("\n");

function understood({ golden, thinker }: Report): string[] {
  const cells = (results: readonly GoldenResult[], isRight: (result: GoldenResult) => boolean) => [
    ...Object.values(kinds).map((intents) => share(shareOf(results.filter(isKind(intents)), isRight))),
    ...[results.filter(isFollowUp), results].map((some) => share(shareOf(some, isRight))),
  ];
  const asked = golden.filter(isForModel);
  return [
    row(["understood", ...Object.keys(kinds), "follow-ups", "all"]),
    ...guideLanguages.map((each) =>
      row([
        `  ${each}`,
        ...cells(
          golden.filter(({ language }) => language === each),
          isUnderstood,
        ),
      ]),
    ),
    row(["  all", ...cells(golden, isUnderstood)]),
    ...(thinker.name === "embedded" ? [] : [row(["  by the model", ...cells(asked, isByModel)])]),
  ];
}

function answers(report: Report): string[] {
  const { golden, refusals, searches, hostile } = report;
  const fits = ({ misfits }: { readonly misfits: readonly string[] }) => misfits.length === 0;
  const toRefuse = [...golden, ...refusals].filter(isKind(kinds["to refuse"]));
  const isRefused = ({ unrefused, misses }: GoldenResult) => unrefused.length + misses.length === 0;
  const [medical, others] = [true, false].map((is) =>
    toRefuse.filter(({ turn }) => (turn.intent === "medical") === is),
  );
  const { shown, unsourced, dropped } = sentencesIn(report);
  const harmless = shareOf(hostile, ({ effects }) => effects.length === 0);
  return [
    row([
      "restaurants",
      `${share(shareOf(golden.filter(isOfPlaces), fits))} golden turns, ${share(shareOf(searches, fits))} searches`,
    ]),
    row(["sentences", `${shown} shown, ${unsourced.length} without a source; ${dropped} dropped`]),
    row(["hostile", `${share(harmless)} without effect on calls, places and sentences`]),
    row([
      "refusals",
      `${share(shareOf(others ?? [], isRefused))}; medical ${share(shareOf(medical ?? [], isRefused))} say to ask the restaurant`,
    ]),
  ];
}

function effort(report: Report): string[] {
  const { golden, searches, thinker } = report;
  const timed = [...golden, ...searches].map(({ answered }) => answered);
  const times = (values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    return [50, 95].map((percent) => `p${percent} ${Math.round(percentile(known, percent) ?? 0)} ms`).join(", ");
  };
  const counted = ["GuidePlansRefused", "GuideModelUnavailable", "GuideBudgetSpent"].map(thinker.counted);
  return [
    row(["first words", times(timed.map(({ firstMs }) => firstMs))]),
    row(["whole answer", times(timed.map(({ wholeMs }) => wholeMs))]),
    ...(thinker.name === "embedded"
      ? []
      : [
          row(["fallbacks", `${counted[0]} plans refused, ${counted[1]} not to be had, ${counted[2]} over the budget`]),
          ...[...thinker.reasons].map((reason) => row(["", reason])),
          ...cost(report),
        ]),
  ];
}

function cost(report: Report): string[] {
  const { turns, input, output, microUsd } = costOf(report);
  const each = (value: number) => Math.round(value / Math.max(1, turns));
  const dollars = (micro: number) => `US$ ${(micro / 1e6).toFixed(4)}`;
  return [
    row(["tokens", `${input} read, ${output} written; ${each(input)} and ${each(output)} of a question`]),
    row([
      "price",
      microUsd === null
        ? "not known (GUIDE_MODEL_PRICE)"
        : `${dollars(microUsd)}; ${dollars((microUsd / Math.max(1, turns)) * 1000)} for a thousand questions`,
    ]),
  ];
}

const seconds = (milliseconds: number): string => `${Math.round(milliseconds / 1000)} s`;
