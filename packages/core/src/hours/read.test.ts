import { expect, it } from "vitest";
import { readHours } from "./read.ts";
import { writeHours } from "./write.ts";

/** What is read of a text, in the form in which it is written. */
const read = (text: string) => {
  const hours = readHours(text);
  return hours && writeHours(hours);
};

it("weekdays and weekends, in minutes from Sunday on", () => {
  expect(readHours("Mo 10:00-22:00; Su 12:00-23:30")).toEqual({
    regular: [
      { kind: "open", day: 0, from: 720, to: 1_410 },
      { kind: "open", day: 1, from: 600, to: 1_320 },
    ],
    special: [],
    text: null,
  });
  expect(read("Mo-Fr 10:00-22:00; Sa,Su 12:00-23:00")).toBe("Mo-Fr 10:00-22:00, Sa,Su 12:00-23:00");
});

it("a day that no rule names is closed, and a range may go over the end of the week", () => {
  expect(read("We-Mo 11:00-15:00,17:00-21:00")).toBe("Mo,We-Su 11:00-15:00,17:00-21:00");
});

it("times without days are every day's, and the later rule wins", () => {
  expect(read("8:00-20:00; Su off")).toBe("Mo-Sa 08:00-20:00");
  expect(read("24/7")).toBe("24/7");
  expect(read("24/7; Mo 10:00-12:00")).toBe("Mo 10:00-12:00, Tu-Su 00:00-24:00");
});

it("past midnight, to midnight, and a whole day from morning to morning", () => {
  expect(readHours("Fr 18:00-02:00")?.regular).toEqual([{ kind: "open", day: 5, from: 1_080, to: 1_560 }]);
  expect(readHours("Fr 18:00-26:00")).toEqual(readHours("Fr 18:00-02:00"));
  expect(read("Sa 18:00-24:00, Su 06:00-30:00")).toBe("Sa 18:00-24:00, Su 06:00-30:00");
});

it("after a semicolon a rule ends what began the day before, after a comma it does not", () => {
  expect(read("Fr 18:00-26:00; Sa 10:00-22:00")).toBe("Fr 18:00-24:00, Sa 10:00-22:00");
  expect(read("Fr 18:00-26:00, Sa 10:00-22:00")).toBe("Fr 18:00-02:00, Sa 10:00-22:00");
  expect(read("Sa 10:00-22:00; Fr 18:00-26:00")).toBe("Fr 18:00-02:00, Sa 10:00-22:00");
});

it("after a comma a rule adds to the same day, and what is off is taken out", () => {
  expect(read("Mo-Fr 10:00-12:00, Mo 14:00-16:00, 18:00-20:00")).toBe(
    "Mo 10:00-12:00,14:00-16:00,18:00-20:00, Tu-Fr 10:00-12:00",
  );
  expect(read("Mo-Fr 10:00-18:00; Mo-Fr 12:00-13:00 off; Fr off")).toBe("Mo-Th 10:00-12:00,13:00-18:00");
});

it("dates of one year and of every year, alone, in ranges and over New Year", () => {
  const special = (text: string) =>
    readHours(`Mo-Su 10:00-22:00; ${text}`)?.special.map(({ date, spans }) => [date, spans.length]);
  expect(special("2026 Dec 24 10:00-14:00; Dec 25,26 off")).toEqual([
    ["2026-12-24", 1],
    ["12-25", 0],
    ["12-26", 0],
  ]);
  expect(special("Dec 31-Jan 01 off")).toEqual([
    ["12-31", 0],
    ["01-01", 0],
  ]);
  expect(special("2026 Dec 31-2027 Jan 1 off")).toEqual([
    ["2026-12-31", 0],
    ["2027-01-01", 0],
  ]);
  expect(special("Feb off")).toHaveLength(29);
});

it("what is said of public holidays is kept apart, and changes no day of the week", () => {
  expect(read("Mo-Su 09:00-17:00; PH off")).toBe("Mo-Su 09:00-17:00; PH off");
  expect(readHours("Su,PH 10:00-14:00")).toMatchObject({
    regular: [{ day: 0, from: 600, to: 840 }],
    special: [{ date: "PH", spans: [{ from: 600, to: 840 }] }],
  });
});

it("comments are kept beside the times, those of dates with their dates", () => {
  expect(
    readHours('Mo 10:00-12:00 "by appointment"; Tu 10:00-12:00 "by appointment"; Dec 25 off "Christmas"'),
  ).toMatchObject({
    text: "by appointment",
    special: [{ date: "12-25", note: "Christmas" }],
  });
});

it("spaces, dashes and colons where people put them", () => {
  expect(read(" Mo - Fr: 10:00 – 12:00 , 13:00-14:00 ;Sa, Su 9:00-10:00 open; ")).toBe(
    "Mo-Fr 10:00-12:00,13:00-14:00, Sa,Su 09:00-10:00",
  );
});

it.each([
  "",
  "Open daily until late",
  "Mo-Fr",
  "Mo-Fr 10-22",
  "Mo-Fr 10:00+",
  "Mo-Fr 10:00-50:00",
  "Mo-Fr 24:00-25:00",
  "Mo-Fr 10:60-12:00",
  "Mo-Fr 10:00-10:00",
  "Mo[1] 10:00-12:00",
  "Jan-Mar Mo 10:00-12:00",
  "Mo-Fr sunrise-sunset",
  "Mo 10:00-12:00 || Tu off",
  '"by appointment"',
  'Mo unknown "ask"',
  "easter off",
  "SH 10:00-12:00",
  "PH Mo-Fr 10:00-12:00",
  "week 1-10 Mo 10:00-12:00",
  "Mo 10:00-12:00;; Tu off",
  "mo 10:00-12:00",
  "Mo-Xx 10:00-12:00",
  "Mo 10:00-12:00; 14:00-16:00",
  "Mo-Fr 10:00-12:00; Feb 30 off",
  "Mo-Fr 10:00-12:00, Dec 24 14:00-16:00",
  "Dec 25 off; Mo-Fr 10:00-12:00",
  "Mo-Fr 10:00-12:00; Jan-Jun off",
])("anything else is left as it was written: %s", (text) => {
  expect(readHours(text)).toBeUndefined();
});

it.each(["Dec 25 off", "off", "PH off", "Mo-Su off"])(
  "what tells of no day when it is open tells nothing: %s",
  (text) => {
    expect(readHours(text)).toBeUndefined();
  },
);

it("what was written is read as the same", () => {
  for (const text of [
    "24/7; PH off",
    "Tu-Su 12:00-15:00,19:00-02:00; 2026 Dec 24 12:00-15:00; Dec 25 off",
    'Mo 10:00-12:00 "ring"',
  ]) {
    const hours = readHours(text);
    expect(readHours((hours && writeHours(hours)) ?? ""), text).toEqual(hours);
  }
});
