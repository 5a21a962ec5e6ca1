import { expect, it } from "vitest";
import { parseHours, type Span } from "./hours.ts";

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const said = (spans: readonly Span[]) => spans.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(",") || "off";
const week = (text: string) => parseHours(text)?.days.map(said);

it("weekdays and weekends", () => {
  expect(week("Mo-Fr 10:00-22:00; Sa,Su 12:00-23:00")).toEqual([
    ...Array(5).fill("10:00-22:00"),
    "12:00-23:00",
    "12:00-23:00",
  ]);
});

it("a day that no rule names is closed, and a range may go over the end of the week", () => {
  expect(week("We-Mo 11:00-15:00,17:00-21:00")).toEqual([
    "11:00-15:00,17:00-21:00",
    "off",
    ...Array(5).fill("11:00-15:00,17:00-21:00"),
  ]);
});

it("times without days are every day's, and the later rule wins", () => {
  expect(week("8:00-20:00; Su off")).toEqual([...Array(6).fill("08:00-20:00"), "off"]);
  expect(week("24/7")).toEqual(Array(7).fill("00:00-24:00"));
});

it("past midnight, and to midnight", () => {
  expect(week("Fr 18:00-02:00; Sa 18:00-24:00")?.slice(4, 6)).toEqual(["18:00-02:00", "18:00-24:00"]);
});

it("what is said of public holidays is kept apart", () => {
  expect(parseHours("Mo-Su 09:00-17:00")?.holidays).toBeUndefined();
  expect(parseHours("We-Su 09:00-17:00; PH off")?.holidays).toEqual([]);
  expect(parseHours("Su,PH 10:00-14:00")).toMatchObject({ holidays: [{ from: 600, to: 840 }] });
});

it("spaces where people put them", () => {
  expect(week(" Mo - Fr 10:00 - 12:00 , 13:00-14:00 ;Sa, Su 9:00-10:00; ")).toEqual(
    week("Mo-Fr 10:00-12:00,13:00-14:00;Sa,Su 09:00-10:00"),
  );
});

it.each([
  "",
  "Open daily until late",
  "Mo-Fr",
  "Mo-Fr 10-22",
  "Mo-Fr 10:00+",
  "Mo-Fr 10:00-25:00",
  "Mo-Fr 24:00-25:00",
  "Mo-Fr 10:60-12:00",
  "Mo-Fr 10:00-10:00",
  "Mo[1] 10:00-12:00",
  "Jan-Mar Mo 10:00-12:00",
  "Mo-Fr sunrise-sunset",
  "Mo 10:00-12:00 || Tu off",
  'Mo 10:00-12:00 "by appointment"',
  "Mo-Fr 10:00-12:00, Sa 10:00-14:00",
  "Mo 10:00-12:00;; Tu off",
  "mo 10:00-12:00",
  "Mo-Xx 10:00-12:00",
])("anything else is left as it was written: %s", (text) => {
  expect(parseHours(text)).toBeUndefined();
});
