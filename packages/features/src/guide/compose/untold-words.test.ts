import { expect, test } from "vitest";
import { asked } from "../evals/golden.ts";
import { world } from "../evals/world.ts";
import type { Brief } from "../ports.ts";
import { rules } from "../understand/understand.ts";
import { untoldIn } from "./untold-words.ts";

async function untold(message: string): Promise<readonly string[]> {
  const question = { message, locale: "en" as const, near: null, past: [], now: asked };
  const understood = await rules.understand(question, world, new AbortController().signal);
  return untoldIn({ question, understood } as unknown as Brief);
}

test.each([
  ["Michelin star restaurant in Lisbon", "Michelin stars"],
  ["Bib Gourmand in Lisbon", "Michelin stars"],
  ["etwas mit Michelin-Stern in Lissabon", "Auszeichnungen"],
  ["ein Lokal in Zürich mit Gault-Millau-Punkten", "Auszeichnungen"],
  ["مطعم بنجمة ميشلان في لشبونة", "ميشلان"],
  ["halal certified burgers in Portland", "certificates"],
  ["Was kosten die Parkgebühren in Zürich?", "Gebühren"],
  ["low calories lunch in Lisbon, how many calories?", "calories"],
  ["Has Trattoria Rosmarino a Michelin star?", "Michelin stars"],
])("that nothing is known of it is said: %s", async (message, thing) => {
  expect((await untold(message)).join(" ")).toContain(thing);
});

test.each(["starters in Lisbon", "four star places in Lisbon", "parking in Lisbon", "halal in Amman", "مطعم في عمان"])(
  "of what is told, nothing of the kind is said: %s",
  async (message) => {
    expect(await untold(message)).toEqual([]);
  },
);
