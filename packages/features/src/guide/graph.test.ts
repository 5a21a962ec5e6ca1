import { meant, play, questionAt, thinkingOf } from "@bellyfed/testing/guide/asking";
import { demoPlaces } from "@bellyfed/testing/guide/places";
import { guideWorld } from "@bellyfed/testing/guide/world";
import { describe, expect, it } from "vitest";
import { guideLanguages, intents, type Unclear } from "./slots.ts";

/** A Saturday. */
const now = Date.UTC(2026, 10, 28, 12);
const world = await guideWorld(demoPlaces(now), now);
const quietInKyoto = meant({ slots: { city: "Kyoto", concepts: ["friendly"], party: 4 } });

describe("a turn", () => {
  it("tells steps, tools, sources, places and text in their order", async () => {
    const { chunks } = await play(world.tools, questionAt(now), thinkingOf(quietInKyoto));
    const kinds = chunks.map((chunk) => (chunk.type === "data-status" ? chunk.data.step : chunk.type));
    const runs = kinds.filter((kind, at) => kind !== kinds[at - 1] && !kind.startsWith("tool-"));
    expect([...new Set(runs)]).toEqual([
      ...["understand", "retrieve", "ground", "source-url", "data-restaurants", "compose"],
      ...["text-start", "text-delta", "text-end", "done"],
    ]);
    expect(kinds.indexOf("tool-input-available")).toBe(kinds.indexOf("retrieve") + 1);
    expect(kinds.lastIndexOf("tool-output-available")).toBe(kinds.indexOf("ground") - 1);
  });

  it("answers every tool call, with ids and counts and no texts of others", async () => {
    const { chunks } = await play(world.tools, questionAt(now), thinkingOf(quietInKyoto));
    const asked = chunks.flatMap((chunk) => (chunk.type === "tool-input-available" ? [chunk] : []));
    const answered = chunks.flatMap((chunk) => (chunk.type === "tool-output-available" ? [chunk] : []));
    expect(asked.map(({ toolName }) => toolName)).toContain("search_reviews");
    expect(answered.map(({ toolCallId }) => toolCallId).sort()).toEqual(
      asked.map(({ toolCallId }) => toolCallId).sort(),
    );
    expect(JSON.stringify(answered)).not.toContain("door");
  });

  it("marks each sentence about a place with the numbers of its sources, and no other one", async () => {
    const { outcome } = await play(world.tools, questionAt(now), thinkingOf(quietInKyoto));
    const numbers = [...outcome.text.matchAll(/\[(\d+)\]/g)].map(([, number]) => number);
    expect(new Set(numbers)).toEqual(new Set(outcome.sources.map(({ id }) => id)));
    expect(outcome.text).toContain("table for 4 people");
    expect(outcome.shown).toHaveLength(5);
  });

  it("greets in the first answer of a chat, and answers thanks in a later one", async () => {
    const thanks = thinkingOf(meant({ intent: "smalltalk" }));
    const first = await play(world.tools, questionAt(now), thanks, { isFirst: true });
    expect(first.outcome.text).toContain("Hello!");
    const later = await play(world.tools, questionAt(now), thanks, { isFirst: false });
    expect(later.outcome.text).toBe("Gladly. Tell me whenever you are looking for a place to eat.");
  });

  it.each([
    ["en", "Thanks!", "Gladly."],
    ["en", "thank you, bye", "Gladly."],
    ["de", "Danke!", "Gern."],
    ["de", "Tschüss", "Gern."],
    ["ar", "شكرا جزيلا", "على الرحب والسعة."],
    ["en", "hi", "Hello!"],
    ["de", "Guten Abend", "Hallo!"],
    ["ar", "السلام عليكم", "مرحبًا!"],
  ] as const)("answers thanks as thanks and a greeting as a greeting, whenever they come: %s %s", async (...said) => {
    const [language, message, answer] = said;
    for (const isFirst of [true, false]) {
      const understood = meant({ language, intent: "smalltalk" });
      const { outcome } = await play(world.tools, questionAt(now, { message }), thinkingOf(understood), { isFirst });
      expect(outcome.text).toMatch(new RegExp(`^${answer}`));
    }
  });

  it("is one text, whose pieces are the text that is kept", async () => {
    const { chunks, outcome } = await play(world.tools, questionAt(now), thinkingOf(quietInKyoto));
    const deltas = chunks.flatMap((chunk) => (chunk.type === "text-delta" ? [chunk.delta] : []));
    expect(deltas.join("")).toBe(outcome.text);
    expect(deltas).toHaveLength(outcome.counts.sentences);
  });

  it("carries its state where it is asked for, and only there", async () => {
    const asked = await play(world.tools, questionAt(now), thinkingOf(quietInKyoto));
    expect(asked.chunks.at(-1)).toMatchObject({
      data: { step: "done", state: { understood: quietInKyoto, relaxed: [] } },
    });
    const plain = await play(world.tools, questionAt(now), thinkingOf(quietInKyoto), { explain: false });
    expect(plain.chunks.at(-1)).toEqual({ type: "data-status", data: { step: "done" } });
    expect(JSON.parse(JSON.stringify(plain.outcome.state))).toHaveProperty("calls");
  });

  it("stops where its signal is aborted, with what was said until then", async () => {
    const stop = new AbortController();
    stop.abort();
    const { outcome } = await play(world.tools, questionAt(now), thinkingOf(quietInKyoto), { signal: stop.signal });
    expect(outcome).toMatchObject({ ended: "stopped", shown: [], text: "" });
  });

  it("fails as its tools do, and says which", async () => {
    const tools = { ...world.tools, sentences: () => Promise.reject(new Error("gone")) };
    await expect(play(tools, questionAt(now), thinkingOf(quietInKyoto))).rejects.toThrow("gone");
  });
});

describe.each(guideLanguages)("in %s", (language) => {
  it.each(intents)("%s has an answer without a placeholder left", async (intent) => {
    const understood = meant({
      ...{ language, intent, places: ["demo-restaurant-1", "demo-restaurant-2"] },
      slots: { city: "Lisbon", price: [1, 2] },
    });
    const { outcome } = await play(world.tools, questionAt(now), thinkingOf(understood));
    expect(outcome.text).not.toMatch(/[{}]|undefined|null|NaN/);
    expect(outcome.text.length).toBeGreaterThan(20);
  });

  const unclear: readonly Unclear[] = [
    { kind: "city", options: ["Kyoto", "Lisbon"] },
    { kind: "unknown_city", said: "Atlantis](http://x)", options: ["Kyoto"] },
    { kind: "place", said: "Kumo", options: [{ id: "1", name: "Kumo <b>", city: "Kyoto" }] },
    { kind: "no_such_place" },
    { kind: "position" },
    { kind: "date", said: "Easter](http://x)" },
  ];
  it.each(unclear)("asks back: $kind", async (each) => {
    const { outcome, chunks } = await play(
      world.tools,
      questionAt(now),
      thinkingOf(meant({ language, unclear: each })),
    );
    expect(outcome.text).not.toMatch(/[{}<\]]|undefined|http/);
    expect(outcome.sources).toEqual([]);
    expect(chunks.map((chunk) => chunk.type === "data-status" && chunk.data.step)).toContain("clarify");
  });

  it("says once what it is, and that no language model is connected", async () => {
    const said = async (isFirst: boolean) =>
      (await play(world.tools, questionAt(now), thinkingOf(meant({ language, slots: { city: "Kyoto" } })), { isFirst }))
        .outcome.text;
    expect(await said(true)).toMatch(/no language model|ein Sprachmodell ist nicht|ولا يوجد نموذج لغوي/);
    expect(await said(false)).not.toMatch(/language model|Sprachmodell|نموذج/);
  });

  it("tells every topic of a place, with its name", async () => {
    const topics = ["hours", "open", "price", "menu", "phone", "address", "website", "rating", "reviews"] as const;
    for (const topic of [...topics, "diets", "attributes", "inspection", "dish", "summary"] as const) {
      const understood = meant({ language, intent: "fact", places: ["demo-restaurant-1"], topics: [topic] });
      const { outcome } = await play(world.tools, questionAt(now), thinkingOf(understood));
      expect(outcome.text, topic).toContain("Cantina Milpa");
    }
  });

  it("counts as its grammar does", async () => {
    const texts = await Promise.all(
      [1, 2, 3, 11, 100].map(async (party) => {
        const understood = meant({ language, slots: { city: "Kyoto", party } });
        return (await play(world.tools, questionAt(now), thinkingOf(understood))).outcome.text;
      }),
    );
    const people = {
      en: ["1 person", "2 people", "3 people", "11 people", "100 people"],
      de: ["1 Person", "2 Personen", "3 Personen", "11 Personen", "100 Personen"],
      ar: ["شخص واحد", "شخصين", "3 أشخاص", "11 شخصًا", "100 شخص"],
    }[language];
    for (const [at, words] of people.entries()) expect(texts[at]).toContain(words);
  });
});
