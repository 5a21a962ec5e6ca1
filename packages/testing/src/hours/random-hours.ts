import { dayNames, monthNames } from "@bellyfed/core/hours/model";

/** Numbers that look random and are the same in every run, from 0 up to 1. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Chance = () => number;

const below = (random: Chance, most: number): number => Math.floor(random() * most);
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** One or two times of a day; the last may go on after midnight. */
function times(random: Chance): string {
  const first = 360 + 15 * below(random, 36);
  const spans = [[first, first + 60 + 15 * below(random, 12)] as const];
  if (random() < 0.5) {
    const next = (spans[0]?.[1] ?? 0) + 30 + 15 * below(random, 6);
    spans.push([next, Math.min(next + 60 + 15 * below(random, 36), 1_440 + 330)]);
  }
  return spans
    .filter(([from]) => from < 1_440)
    .map(([from, to]) => `${clock(from)}-${clock(random() < 0.5 && to > 1_440 ? to - 1_440 : to)}`)
    .join(",");
}

const weekday = (random: Chance): string => dayNames[below(random, 7)] ?? "Mo";

function days(random: Chance): string {
  const how = random();
  if (how < 0.4) return weekday(random);
  if (how < 0.8) return `${weekday(random)}-${weekday(random)}`;
  return `${weekday(random)},${weekday(random)}`;
}

function date(random: Chance): string {
  const month = monthNames[below(random, 12)];
  const day = 1 + below(random, 26);
  const year = random() < 0.5 ? "2026 " : "";
  return `${year}${month} ${String(day).padStart(2, "0")}${random() < 0.3 ? `-${String(day + 2).padStart(2, "0")}` : ""}`;
}

/** Hours as people write them for OpenStreetMap: rules of weekdays after either sign, and of dates. */
export function randomHours(random: Chance): string {
  const rules = [`${days(random)} ${times(random)}`];
  for (let count = below(random, 5); count > 0; count--) {
    const sign = random() < 0.5 ? ", " : "; ";
    rules.push(`${sign}${days(random)} ${random() < 0.15 ? "off" : times(random)}`);
  }
  if (random() < 0.1) rules.push(`; ${days(random)} 12:00-13:00 off`);
  for (let count = random() < 0.5 ? 0 : below(random, 4); count > 0; count--) {
    rules.push(`; ${date(random)} ${random() < 0.6 ? "off" : times(random)}`);
  }
  return rules.join("");
}
