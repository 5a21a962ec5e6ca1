import { expect, it } from "vitest";
import { enteredHours, hoursIn, hoursText, hoursValues } from "./entered.ts";

const hours = {
  time_zone: "Europe/Lisbon",
  regular: [
    { kind: "open" as const, day: 1, from: 720, to: 900 },
    { kind: "open" as const, day: 1, from: 1140, to: 1560 },
    { kind: "open" as const, day: 0, from: 0, to: 1440 },
    { kind: "kitchen" as const, day: 1, from: 720, to: 840 },
    { kind: "happy_hour" as const, day: 5, from: 1020, to: 1500 },
  ],
  special: [
    { date: "2026-12-24", kind: "open" as const, spans: [{ from: 600, to: 840 }], note: "Christmas" },
    { date: "12-25", kind: "open" as const, spans: [], note: null },
    { date: "12-24", kind: "kitchen" as const, spans: [{ from: 600, to: 780 }], note: null },
    { date: "PH", kind: "open" as const, spans: [], note: "we sleep" },
    { date: "PH", kind: "kitchen" as const, spans: [{ from: 720, to: 780 }], note: null },
  ],
  text: "ring twice",
};
const stored = hoursText(hours);

function formOf(
  values: Readonly<Record<string, readonly string[]>>,
  more: Readonly<Record<string, string>> = {},
): FormData {
  const form = new FormData();
  for (const [name, all] of Object.entries(values)) for (const value of all) form.append(name, value);
  for (const [name, value] of Object.entries(more)) form.set(name, value);
  return form;
}
const changed = (more: Readonly<Record<string, string>>) => hoursIn(enteredHours(formOf(hoursValues(stored), more)));

it("hours that nobody touched are as they were, those without inputs as well", () => {
  expect(enteredHours(formOf(hoursValues(stored)))).toBe(stored);
  expect(hoursIn(stored)?.regular).toHaveLength(5);
  expect(enteredHours(formOf({}))).toBe("");
  expect(hoursText(null)).toBe("");
  const long = hoursText({ ...hours, regular: [{ kind: "open", day: 2, from: 0, to: 1560 }] });
  expect(enteredHours(formOf(hoursValues(long)))).toBe(long);
});

it("times are entered as clocks show them; what ends no later than it begins goes on into the next day", () => {
  expect(changed({ "hours.2.0.from": "18:00", "hours.2.0.to": "02:00" })?.regular).toContainEqual({
    ...{ kind: "open", day: 2, from: 1080, to: 1560 },
  });
  expect(changed({ "hours.2.0.from": "00:00", "hours.2.0.to": "00:00" })?.regular).toContainEqual({
    ...{ kind: "open", day: 2, from: 0, to: 1440 },
  });
});

it("a day may be as the one before, also several in a row, and one without times is closed", () => {
  const regular = changed({ "hours.2.same": "on", "hours.3.same": "on" })?.regular ?? [];
  expect(regular.filter(({ day, kind }) => day === 3 && kind === "open").map(({ from, to }) => [from, to])).toEqual([
    [720, 900],
    [1140, 1560],
  ]);
  expect(regular.some(({ day }) => day === 4)).toBe(false);
});

it("half a span is no number, and a special day without a date is none: both are for the API to refuse", () => {
  expect(JSON.stringify(changed({ "hours.2.0.from": "18:00" })?.regular)).toContain("null");
  expect(changed({ "hours.special.5.0.from": "10:00", "hours.special.5.0.to": "11:00" })?.special).toContainEqual({
    ...{ date: "", kind: "open", spans: [{ from: 600, to: 660 }], note: null },
  });
});

it("what has no inputs is left out when that is asked", () => {
  const left = changed({ "hours.unkept": "on" });
  expect(left?.special?.some(({ date }) => date === "PH")).toBe(false);
  expect(left?.special).toHaveLength(3);
});

it("each kind has its own week, with the day before to copy, and days of its own", () => {
  const kinds = changed({
    ...{ "hours.kitchen.2.same": "on", "hours.delivery.6.0.from": "18:00", "hours.delivery.6.0.to": "01:00" },
    ...{ "hours.special.7.date": "2026-12-31", "hours.special.7.kind": "brunch" },
  });
  expect(kinds?.regular).toContainEqual({ kind: "kitchen", day: 2, from: 720, to: 840 });
  expect(kinds?.regular).toContainEqual({ kind: "delivery", day: 6, from: 1080, to: 1500 });
  expect(kinds?.regular.filter(({ kind }) => kind === "open")).toHaveLength(3);
  expect(kinds?.special).toContainEqual({ date: "2026-12-31", kind: "brunch", spans: [], note: null });
});

it("a hundred days and seven times a day come through, and one more time is the API's to refuse", () => {
  const spans = Array.from({ length: 7 }, (_, index) => ({ from: index * 120, to: index * 120 + 60 }));
  const many = hoursText({
    ...hours,
    regular: spans.map((span) => ({ kind: "takeaway" as const, day: 3, ...span })),
    special: Array.from({ length: 100 }, (_, index) => ({
      ...{ date: `20${index}-01-01`.padStart(10, "0"), kind: "open" as const, spans, note: null },
    })),
  });
  expect(enteredHours(formOf(hoursValues(many)))).toBe(many);
  const eighth = { "hours.takeaway.3.7.from": "23:00", "hours.takeaway.3.7.to": "23:30" };
  expect(hoursIn(enteredHours(formOf(hoursValues(many), eighth)))?.regular).toHaveLength(8);
});

it("a remark alone is said as well", () => {
  expect(hoursIn(enteredHours(formOf({ "hours.text": ["by appointment"] })))).toMatchObject({ text: "by appointment" });
});

it("what came back as hidden JSON may be anything", () => {
  expect(enteredHours(formOf({ "hours.kept": ['{"regular":7,"special":"x"}'] }))).toBe("");
});
