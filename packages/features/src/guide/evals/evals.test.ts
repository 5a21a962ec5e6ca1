import { expect, test } from "vitest";
import { rules } from "../understand/understand.ts";
import { judged } from "./judge.ts";
import { again } from "./turns-again.ts";
import { arabic } from "./turns-ar.ts";
import { choosing, counted } from "./turns-choosing.ts";
import { dated } from "./turns-dates.ts";
import { german } from "./turns-de.ts";
import { denied } from "./turns-denied.ts";
import { english } from "./turns-en.ts";
import { held } from "./turns-held.ts";
import { smallWords } from "./turns-small-words.ts";
import { spoken } from "./turns-spoken.ts";

const all = [...english, ...german, ...arabic];

test("there are enough of them, of every kind", () => {
  for (const turns of [english, german, arabic]) expect(turns.length).toBeGreaterThanOrEqual(40);
  expect(all.length).toBeGreaterThanOrEqual(120);
  expect(all.filter(({ said }) => said.length > 1).length).toBeGreaterThanOrEqual(30);
  expect(all.filter(({ intent }) => intent === "refuse" || intent === "medical").length).toBeGreaterThanOrEqual(10);
});

test.each(
  [...all, ...again, ...denied, ...choosing, ...counted, ...smallWords, ...spoken, ...dated].map(
    (turn) => [turn.said.join(" / "), turn] as const,
  ),
)("%s", async (_, turn) => {
  expect(await judged(rules, turn)).toEqual([]);
});

/** Of 30 and of ten more, before anything of them was looked at. */
const FIRST_SCORE = 27 + 7;

test("what was held out is understood as well as when it was first asked", async () => {
  const misses = await Promise.all(
    held.map(async (turn) => [turn.said.join(" / "), await judged(rules, turn)] as const),
  );
  const understood = misses.filter(([, all]) => all.length === 0);
  expect(held).toHaveLength(40);
  expect(understood.length).toBeGreaterThanOrEqual(FIRST_SCORE);
});
