import { play, questionAt, thinkingOf } from "@bellyfed/testing/guide/asking";
import { factsOf } from "@bellyfed/testing/guide/places";
import { guideWorld } from "@bellyfed/testing/guide/world";
import { describe, expect, it } from "vitest";
import { cuisineWords } from "../lexicon/cuisines.ts";
import { rules } from "../understand/understand.ts";
import { cuisineLabel } from "./cuisine-labels.ts";
import { templates } from "./writer.ts";

const now = Date.UTC(2026, 10, 28, 3);
const places = [
  factsOf({ id: "ott", name: "Osteria Ottavia", city: "Lisbon", cuisines: ["Italian", "Wine bar"] }),
  factsOf({ id: "dar", name: "Dar Nour", city: "Amman", cuisines: ["Levantine", "Moon"], neighborhood: "Weibdeh" }),
  factsOf({ id: "alt", name: "Altstadt", city: "Zürich", cuisines: ["Swiss"] }),
];
const { tools } = await guideWorld(
  places.map((facts) => ({ facts, menu: [], reviews: [] })),
  now,
);

async function answered(message: string) {
  const question = questionAt(now, { message });
  const understood = await rules.understand(question, tools, new AbortController().signal);
  const { outcome } = await play(tools, question, { ...thinkingOf(understood), writer: templates });
  return outcome.text.replace(/[\u2068\u2069]/g, "");
}

describe("cities and cuisines are called in the language of the answer", () => {
  it.each([
    [
      "Gibt es in Lissabon etwas Italienisches?",
      ["in Lissabon", "Italienisch, ", "Italienisch und Weinbar in Lissabon"],
    ],
    ["أريد مطعم إيطالي في لشبونة", ["إيطالي، في لشبونة", "Osteria Ottavia: إيطالي وبار نبيذ في لشبونة"]],
    ["مطعم شامي في عمان", ["شامي، في عمّان", "شامي وMoon في Weibdeh، عمّان"]],
    ["Levantinisch in Amman, aber nicht italienisch", ["Levantinisch und Moon in Weibdeh, Amman"]],
    ["Swiss food in Zurich", ["in Zürich", "Swiss"]],
    ["Was gibt es in Paris?", ["Es gibt Amman, Lissabon und Zürich."]],
    ["مطعم إيطالي في باريس", ["لدينا عمّان، لشبونة وزيورخ."]],
    ["مطعم فيه فلافل في عمان", ["فلافل في القائمة"]],
  ])("%s", async (message, said) => {
    const text = await answered(message);
    for (const each of said) expect(text).toContain(each);
    expect(text).not.toMatch(/[a-z]{3,} (?:Italian|Levantine)/);
  });

  it("knows every cuisine that can be asked for", () => {
    const names = cuisineWords.flatMap((each) => each.names);
    expect(names.filter((name) => !/\p{sc=Arab}/u.test(cuisineLabel(name, "ar")))).toEqual([]);
  });
});

describe("what a place must not be or have is said back", () => {
  it.each([
    ["Lisbon, no fado please", "I looked for: no live music, in Lisbon."],
    ["kein Fado, in Lissabon", "Gesucht habe ich: ohne Livemusik, in Lissabon."],
    ["مطعم في لشبونة بدون فادو", "بحثت عن: من دون موسيقى حية، في لشبونة."],
    ["somewhere in Amman, no dogs", "I looked for: no dogs, in Amman."],
    ["Lokal in Amman ohne Hunde", "Gesucht habe ich: ohne Hunde, in Amman."],
    ["مطعم في عمان بدون كلاب", "بحثت عن: من دون كلاب، في عمّان."],
    ["not too crowded, in Lisbon", "I looked for: not crowded, in Lisbon."],
    ["nicht überfüllt, in Lissabon", "Gesucht habe ich: nicht überfüllt, in Lissabon."],
    ["مطعم غير مزدحم في لشبونة", "بحثت عن: غير مزدحم، في لشبونة."],
    ["in Amman, no falafel", "I looked for: no falafel, in Amman."],
    ["in Lissabon, aber nichts Italienisches", "Gesucht habe ich: nicht Italienisch, in Lissabon."],
    ["مطعم في لشبونة غير إيطالي", "بحثت عن: ما عدا إيطالي، في لشبونة."],
  ])("%s", async (message, said) => {
    expect(await answered(message)).toContain(said);
  });
});
