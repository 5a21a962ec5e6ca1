import { memoryTokenMeter } from "@bellyfed/adapters/memory/token-meter";
import { play, questionAt } from "@bellyfed/testing/guide/asking";
import { breaks, refuses, silence } from "@bellyfed/testing/guide/model-answers";
import { lies } from "@bellyfed/testing/guide/model-lies";
import { asksForPlan, decently, modelThat } from "@bellyfed/testing/guide/model-roles";
import { demoPlaces } from "@bellyfed/testing/guide/places";
import {
  type ModelAnswer,
  type ModelScript,
  type ScriptedModel,
  scriptedModel,
} from "@bellyfed/testing/guide/scripted-model";
import { guideWorld } from "@bellyfed/testing/guide/world";
import { quietTelemetry } from "@bellyfed/testing/invocation";
import { afterEach, describe, expect, it } from "vitest";
import { thinkingOf } from "./thinking.ts";

/** A Saturday. */
const now = Date.UTC(2026, 10, 28, 12);
const world = await guideWorld(demoPlaces(now), now);
const search = { city: "Kyoto", moods: ["friendly"] };
const question = questionAt(now, { message: "friendly restaurants in Kyoto" });
const alice = { caller: undefined, holder: "key alice" };

const open: ScriptedModel[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** Turns of one instance whose model follows a script. */
async function instance(script: ModelScript, settings: Readonly<Record<string, string>> = {}) {
  const server = await scriptedModel(script);
  open.push(server);
  const env = {
    GUIDE_MODEL_URL: server.url,
    GUIDE_MODEL: "gpt-x",
    GUIDE_MODEL_KEY: "sk-secret",
    GUIDE_MODEL_PRICE: "1,2",
  };
  const ports = { meter: memoryTokenMeter(), runtime: { now: () => now }, signals: quietTelemetry() };
  const thinkingFor = thinkingOf({ ...env, ...settings }, ports);
  const ask = async (signal?: AbortSignal) => {
    const thinking = thinkingFor(alice);
    const { outcome } = await play(world.tools, question, thinking, signal ? { signal } : {});
    const { sentences } = outcome.state as { sentences: readonly { draft: string; shown: boolean }[] };
    const shown = sentences.filter((each) => each.shown).map(({ draft }) => draft);
    return { text: outcome.text, ended: outcome.ended, shown, cost: thinking.cost(), fellBack: thinking.fellBack() };
  };
  return { ask, server };
}
const embedded = { usage: { input_tokens: 0, output_tokens: 0 }, price: { micro_usd: 0 }, model: "embedded" };
const always =
  (answer: ModelAnswer): ModelScript =>
  () =>
    answer;
/** It plans as it is asked to, and then this comes. */
const afterPlan =
  (answer: ModelAnswer): ModelScript =>
  (request, nth) =>
    asksForPlan(request) ? modelThat(search, () => [])(request, nth) : answer;

/** The same understood by the model and written by templates. */
const byTemplates = async () => (await (await instance(modelThat(search, () => []))).ask()).shown;

describe("a model that is connected", () => {
  it("plans and writes, with facts that code fills in, and what it cost", async () => {
    const { ask, server } = await instance(modelThat(search, decently));
    const { text, cost, fellBack } = await ask();
    expect(text).toMatch(/One guest of \S.* writes: “.*”\. \[\d+\]\[\d+\]/);
    expect(text).not.toMatch(/[{}]/);
    expect([fellBack, cost]).toEqual([
      null,
      { usage: { input_tokens: 22, output_tokens: 14 }, price: { micro_usd: 50 }, model: "gpt-x" },
    ]);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer sk-secret",
      "Bearer sk-secret",
    ]);
  });

  it("is not asked to write the same twice, and still has answered", async () => {
    const { ask, server } = await instance(modelThat(search, decently));
    const [first, second] = [await ask(), await ask()];
    expect(second.text).toBe(first.text);
    expect([server.requests.length, second.cost.model, second.cost.usage.input_tokens]).toEqual([3, "gpt-x", 11]);
  });
});

describe("a model that lies", () => {
  it("gets nothing shown that templates would not say", async () => {
    const { ask } = await instance(modelThat(search, () => lies));
    const { shown, text, fellBack } = await ask();
    expect(shown).toEqual(await byTemplates());
    expect(text).not.toMatch(/noir|evil|michelin|midnight|javascript|<|77|secret|stupid|ignore/i);
    expect(fellBack).toBeNull();
  });

  it.each(lies)("does not get one lie shown among what is right: $text", async (lie) => {
    const { ask } = await instance(modelThat(search, (sources) => [lie, ...decently(sources)]));
    const { shown } = await ask();
    expect(shown).not.toContain(lie.text);
    expect(shown.some((draft) => draft.startsWith("One guest of"))).toBe(true);
  });

  it("gets no quote under another place's name", async () => {
    const swapped = modelThat(search, (sources) => {
      const places = sources.filter(({ kind }) => kind === "restaurant");
      return sources.flatMap(({ kind, source, of }) => {
        const wrong = places.find((place) => place.source !== of)?.source ?? "";
        return kind === "review" ? [{ text: `{${wrong}.name}: {${source}.quote}`, sources: [wrong, source] }] : [];
      });
    });
    expect((await (await instance(swapped)).ask()).shown).toEqual(await byTemplates());
  });

  it("plans nothing that is not ours", async () => {
    const { ask } = await instance(modelThat({ city: "Atlantis", sql: "DROP TABLE" }, decently));
    const { text, fellBack } = await ask();
    expect([/atlantis/i.test(text), /Kyoto/.test(text), fellBack]).toEqual([false, true, null]);
  });
});

describe("a model that cannot be had", () => {
  it.each<[string, ModelScript]>([
    ["answers 500", always(refuses(500, "no"))],
    ["answers 401", always(refuses(401, "no"))],
    ["breaks off", always(breaks([]))],
  ])("is not missed: it %s", async (_, script) => {
    const { ask, server } = await instance(script);
    const { text, cost, fellBack } = await ask();
    expect([fellBack, cost]).toEqual(["unavailable", embedded]);
    expect(text).toContain("Kyoto");
    expect(text).toMatch(/language model/i);
    // Left alone for a while.
    const asked = server.requests.length;
    await ask();
    expect(server.requests).toHaveLength(asked);
  });

  it("leaves what it said before it broke off, and templates say the rest", async () => {
    const one = { text: "{1.name} serves {1.cuisines}.", sources: ["1"] };
    const half = `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: `[${JSON.stringify(one)},{"te` } }] })}\n\n`;
    const { ask } = await instance(afterPlan(breaks([half])));
    const { shown, fellBack } = await ask();
    expect([shown[0], fellBack]).toEqual([one.text, "unavailable"]);
    const others = (await byTemplates()).filter((draft) => !draft.includes("{1.") && !draft.includes("{2."));
    expect(shown.slice(1)).toEqual(expect.arrayContaining(others.slice(2)));
  });

  it("is off once its budget is spent, with a word about it", async () => {
    const { ask, server } = await instance(modelThat(search, decently), { GUIDE_TOKENS_PER_DAY: "100" });
    const { text, cost, fellBack } = await ask();
    expect([fellBack, cost, server.requests.length]).toEqual(["budget", embedded, 0]);
    expect(text).toMatch(/language model/i);
  });

  it("holds nobody up who stops", async () => {
    const { ask, server } = await instance(afterPlan(silence));
    const stop = new AbortController();
    const asking = ask(stop.signal);
    await expect.poll(() => server.requests.length, { timeout: 10_000 }).toBe(2);
    stop.abort();
    expect((await asking).ended).toBe("stopped");
    await server.requests[1]?.closed;
  });
});
