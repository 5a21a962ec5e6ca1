import { instantOf, instantOn, wallTime } from "@bellyfed/core/hours/zone";
import { chance } from "./random-hours.ts";

// Run with `--harmony-temporal` where Node has no Temporal yet. Prints how many times were compared and where the two differ.

interface ZonedTime {
  readonly epochMilliseconds: number;
  toPlainDateTime(): PlainTime;
}
interface PlainTime {
  equals(other: PlainTime): boolean;
  toString(options?: { readonly smallestUnit: "second" }): string;
  toZonedDateTime(zone: string): ZonedTime;
}
interface PlainDate {
  add(duration: { readonly days: number }): PlainDate;
  toPlainDateTime(time: { readonly hour: number; readonly minute: number }): PlainTime;
}
/** What is used of it; not every Node that runs this project has it. */
const { Temporal } = globalThis as unknown as { Temporal: { PlainDate: { from(iso: string): PlainDate } } };

const zones = [
  ...[
    "America/New_York",
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Casablanca",
    "Pacific/Apia",
  ],
  ...["America/Santiago", "Asia/Tehran", "America/St_Johns", "Pacific/Chatham", "Africa/Cairo", "Pacific/Kiritimati"],
];
const times = Number(process.argv[2]);
const random = chance(4_711);
const DAY_MS = 86_400_000;
const outcome = { compared: 0, gaps: 0, different: [] as unknown[] };

function compare(zone: string, day: number, minutes: number): void {
  const date = Temporal.PlainDate.from("1970-01-01").add({ days: day + Math.floor(minutes / 1_440) });
  const plain = date.toPlainDateTime({ hour: Math.floor((minutes % 1_440) / 60), minute: minutes % 60 });
  const zoned = plain.toZonedDateTime(zone);
  const right = zoned.epochMilliseconds;
  outcome.compared++;
  if (!zoned.toPlainDateTime().equals(plain)) outcome.gaps++;
  const told = [instantOf(day, minutes, zone), instantOn(day, minutes, zone)];
  const shown = Date.parse(`${zoned.toPlainDateTime().toString({ smallestUnit: "second" })}Z`);
  if (told.some((each) => each !== right) || wallTime(right, zone) !== shown) {
    outcome.different.push({ zone, plain: plain.toString(), right, told });
  }
}

for (const zone of zones) {
  for (let count = 0; count < times; count++) {
    const day = Math.floor(Date.UTC(2010, 0, 1) / DAY_MS + random() * 25 * 365);
    compare(zone, day, Math.floor(random() * 2_880));
  }
  // Around every change of clocks, by the quarter of an hour.
  const first = Math.floor(Date.UTC(2024, 0, 1) / DAY_MS);
  for (let day = first; day < first + 3 * 365; day++) {
    if (wallTime(day * DAY_MS, zone) - wallTime((day + 1) * DAY_MS, zone) === -DAY_MS) continue;
    for (let minutes = 0; minutes < 2_880; minutes += 15) compare(zone, day, minutes);
  }
}
process.stdout.write(JSON.stringify(outcome));
