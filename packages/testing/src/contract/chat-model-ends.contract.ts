import { describe, expect, it } from "vitest";
import { ask, closeServers, modelGiving, type OpenModel, said, unavailableBecause } from "../guide/asked-model.ts";
import { breaks, choice, event, refuses, repeats, saying, silence, stops, streams } from "../guide/model-answers.ts";
import type { ModelAnswer } from "../guide/scripted-model.ts";

const TEXT = "A quiet place.";
const first = event(choice({ content: "First" }));

/** What every model does with an answer that breaks off or never ends, and when nobody wants it any more. */
export function chatModelEndsContract(name: string, openModel: OpenModel): void {
  closeServers();
  const giving = (...script: readonly ModelAnswer[]) => modelGiving(openModel, script);

  describe(`${name}: an answer that does not end well`, () => {
    it.each<[string, ModelAnswer]>([
      ["breaks off", breaks([first])],
      ["ends without an end", streams([first])],
      ["tells an error", streams([first, event({ error: { message: "overloaded" } })])],
      ["turns to garbage", streams([first, "data: {\n\n"])],
    ])("has said what it had said, and is not asked for again: it %s", async (_, answer) => {
      const { model, server } = await giving(answer, streams(saying(TEXT)));
      const { text, error } = await said(ask(model));
      unavailableBecause(error);
      expect([text, server.requests.length]).toEqual(["First", 1]);
    });

    it.each<[string, ModelAnswer, "firstMs" | "wholeMs"]>([
      ["says nothing", silence, "firstMs"],
      ["only says that it is there", repeats(": wait\n\n"), "firstMs"],
      ["thinks and thinks", repeats(event(choice({ reasoning_content: "Hm" }))), "firstMs"],
      ["stops in the middle", stops([first]), "wholeMs"],
      ["goes on and on", repeats(first), "wholeMs"],
    ])("is ended by the limits, and so is the connection, when it %s", async (_, answer, limit) => {
      const { model, server } = await giving(answer);
      unavailableBecause((await said(ask(model, { limits: { [limit]: 150 } }))).error);
      await server.requests[0]!.closed;
      expect(server.requests).toHaveLength(1);
    });

    it.each<[string, ModelAnswer]>([
      ["in a line without an end", repeats("data: x".repeat(4_096))],
      ["in ever more lines", repeats(event(choice({ content: "x".repeat(65_536) })))],
      ["in lines that say nothing", repeats(": x".repeat(8_192))],
    ])("is not read for good %s", async (_, answer) => {
      const { model, server } = await giving(answer);
      expect(
        unavailableBecause((await said(ask(model, { limits: { firstMs: 60_000, wholeMs: 60_000 } }))).error),
      ).toMatch(/too long|more than/);
      await server.requests[0]!.closed;
    });
  });

  describe(`${name}: whoever asks`, () => {
    const reason = new Error("Nobody reads on");

    it("may leave, which ends the connection", async () => {
      const { model, server } = await giving(repeats(first));
      for await (const _ of ask(model)) break;
      await server.requests[0]!.closed;
    });

    it.each<[string, ModelAnswer]>([
      ["before anything was said", silence],
      ["in the middle", stops([first])],
      ["while it is waited", refuses(429, "busy", "", { "retry-after": "4" })],
    ])("may stop it %s, and gets the reason back", async (_, answer) => {
      const { model, server } = await giving(answer);
      const stopped = new AbortController();
      const ending = said(ask(model, { signal: stopped.signal }));
      await expect.poll(() => server.requests.length).toBe(1);
      stopped.abort(reason);
      expect((await ending).error).toBe(reason);
      await server.requests[0]!.closed;
    });

    it("may have stopped it before", async () => {
      const { model, server } = await giving(streams(saying(TEXT)));
      expect((await said(ask(model, { signal: AbortSignal.abort(reason) }))).error).toBe(reason);
      expect(server.requests).toEqual([]);
    });

    it("is told when nobody is there", async () => {
      const { model, server } = await giving(silence);
      server.close();
      unavailableBecause((await said(ask(model))).error);
    });
  });
}
