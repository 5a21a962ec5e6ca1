import type { Hours } from "@bellyfed/core/hours/model";
import { openingAt } from "@bellyfed/core/hours/open";
import { readHours } from "@bellyfed/core/hours/read";
import { writeHours } from "@bellyfed/core/hours/write";
import { dayAt, instantOf, wallTime } from "@bellyfed/core/hours/zone";
import OpeningHours from "opening_hours";
import { chance, randomHours } from "./random-hours.ts";

// Run with TZ set to a zone: the library reckons in the zone of its process. Prints how many instants were compared and where the two differ.

const zone = process.env.TZ ?? "";
const texts = Number(process.argv[2]);
const random = chance(zone.length * 7_919 + zone.charCodeAt(0));
const DAY_MS = 86_400_000;
const place = { address: { country_code: "us", state: "New York" }, lat: 40.7, lon: -74 };
const theirs = (text: string) =>
  new OpeningHours(text, place as never, { locale: "en", tag_key: "opening_hours" } as never);

/** The library errs for days after clocks are changed (opening_hours.js, issue 285): nothing is compared around such a day. */
const isSteady = (from: number, to: number): boolean => {
  const offset = new Date(from).getTimezoneOffset();
  for (let at = from; at <= to; at += DAY_MS / 2) if (new Date(at).getTimezoneOffset() !== offset) return false;
  return true;
};

/**
 * A date that has hours of its own replaces its weekday's, and with these what goes on after midnight. The library lets that stand: closed on
 * Friday the 25th, it opens at midnight for what is left of Friday.
 */
const isAfterDate = ({ special }: Hours, at: number): boolean => {
  const before = new Date((dayAt(at, zone) - 1) * DAY_MS).toISOString().slice(0, 10);
  return special.some(({ date }) => before.endsWith(date)) && (wallTime(at, zone) % DAY_MS) / 60_000 < 360;
};

/** Both directions: a text as it is read, and what is written of it as the library reads that. */
const outcome = { zone, texts: 0, read: 0, compared: 0, changes: 0, written: 0, different: [] as unknown[] };

function compare(text: string, at: number): void {
  const hours = readHours(text);
  if (!hours) return;
  const mine = openingAt({ hours, zone }, at);
  const change = mine?.open ? mine.closes : mine?.opens;
  const until = Math.min(change ?? at + 9 * DAY_MS, at + 20 * DAY_MS);
  if (!mine || !isSteady(at - 3 * DAY_MS, until + 2 * DAY_MS)) return;
  const osm = theirs(text);
  if (isAfterDate(hours, at)) return;
  const told = (what: string, other: unknown) =>
    outcome.different.push({ what, text, at: new Date(at).toISOString(), mine, other });
  outcome.compared++;
  if (osm.getState(new Date(at)) !== mine.open) told("open", osm.getState(new Date(at)));
  if (change && change === until) {
    outcome.changes++;
    const next = osm.getNextChange(new Date(at), new Date(change + 3 * DAY_MS))?.getTime();
    if (next !== change && !(next && isAfterDate(hours, next))) told("change", next && new Date(next).toISOString());
  }
  const written = writeHours({ ...hours, special: hours.special.filter(({ date }) => date.length === 10) });
  if (written === null || hours.special.some(({ date }) => date.length < 10)) return;
  outcome.written++;
  const again = theirs(written).getState(new Date(at));
  if (again !== mine.open) told(`written as ${written}`, again);
}

while (outcome.texts < texts) {
  const text = randomHours(random);
  outcome.texts++;
  const hours = readHours(text);
  if (!hours) continue;
  outcome.read++;
  // Half a minute off the quarters at which hours begin and end, besides some at these.
  for (let count = 0; count < 6; count++) {
    compare(text, Date.UTC(2026, 0, 5) + Math.floor(random() * 355 * 96) * 900_000 + (count % 2) * 30_000);
  }
  for (const { date } of hours.special) {
    const day = Math.floor(Date.parse(`${date.length === 5 ? `2026-${date}` : date}T00:00:00Z`) / DAY_MS);
    for (const minutes of [-30, 60, 750, 1_410, 1_500]) compare(text, instantOf(day, minutes, zone));
  }
}
process.stdout.write(JSON.stringify(outcome));
