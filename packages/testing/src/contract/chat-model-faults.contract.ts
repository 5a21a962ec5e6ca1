import { describe, expect, it } from "vitest";
import {
  ask,
  closeServers,
  find,
  KEY,
  modelGiving,
  type OpenModel,
  QUESTION,
  said,
  unavailableBecause,
} from "../guide/asked-model.ts";
import {
  answers,
  breaks,
  calling,
  choice,
  DONE,
  event,
  refuses,
  saying,
  streams,
  toolEvents,
} from "../guide/model-answers.ts";
import type { ModelAnswer } from "../guide/scripted-model.ts";

const TEXT = "A quiet place.";
const stop = event(choice({}, "stop"));

/** What every model does with a server that refuses, or says what is no answer. */
export function chatModelFaultsContract(name: string, openModel: OpenModel): void {
  closeServers();
  const giving = (...script: readonly ModelAnswer[]) => modelGiving(openModel, script);

  describe(`${name}: a server that has no time`, () => {
    it.each([429, 500, 503, 529])("is asked again when it answers %i, and says the answer once", async (status) => {
      const { model, server } = await giving(refuses(status, "busy"), refuses(status, "busy"), streams(saying(TEXT)));
      expect(await said(ask(model))).toMatchObject({ text: TEXT, error: undefined });
      expect(server.requests).toHaveLength(3);
    });

    it("is asked again when the connection breaks before anything was said", async () => {
      const { model, server } = await giving(
        breaks([]),
        breaks([event(choice({ role: "assistant" }))]),
        streams(saying(TEXT)),
      );
      expect(await said(ask(model))).toMatchObject({ text: TEXT, error: undefined });
      expect(server.requests).toHaveLength(3);
    });

    it("is asked three times at most", async () => {
      const { model, server } = await giving(refuses(500, `the question was ${QUESTION}`));
      expect(unavailableBecause((await said(ask(model))).error)).toContain("500");
      expect(server.requests).toHaveLength(3);
    });

    it("is asked again when it says, and not when the model would by itself", async () => {
      const busy = refuses(429, "busy", "", { "retry-after": "0" });
      const { model } = await modelGiving(openModel, [busy, streams(saying(TEXT))], Number.MAX_SAFE_INTEGER);
      expect((await said(ask(model))).text).toBe(TEXT);
    });

    it.each(["60", new Date(Date.now() + 60_000).toUTCString()])(
      "is not waited for longer than the limits say: %s",
      async (after) => {
        const { model, server } = await giving(refuses(429, "busy", "", { "retry-after": after }));
        unavailableBecause((await said(ask(model))).error);
        expect(server.requests).toHaveLength(1);
      },
    );
  });

  describe(`${name}: a server that refuses`, () => {
    it.each([
      ["a key", refuses(401, `Incorrect API key provided: ${KEY}`, "invalid_api_key"), "401, invalid_api_key"],
      ["a model", refuses(404, "no such model", "model_not_found"), "404, model_not_found"],
      ["a question that it repeats", refuses(400, `context length of ${QUESTION}`), "400"],
      ["somebody without money", refuses(429, "quota", "insufficient_quota"), "429, insufficient_quota"],
    ])("%s is asked once, and what it says is not told", async (_, answer, reason) => {
      const { model, server } = await giving(answer);
      expect(unavailableBecause((await said(ask(model))).error)).toContain(reason);
      expect(server.requests).toHaveLength(1);
    });

    it("is not followed to another address", async () => {
      const other = await giving(streams(saying(TEXT)));
      const { model } = await giving(answers(307, "", { location: `${other.server.url}/chat/completions` }));
      unavailableBecause((await said(ask(model))).error);
      expect(other.server.requests).toEqual([]);
    });

    it("and goes on refusing whatever is left away is given up", async () => {
      const { model, server } = await giving(
        refuses(400, "max_tokens, temperature, stream_options, tool_choice, response_format"),
      );
      unavailableBecause((await said(ask(model, { tools: [find], schema: { name: "a", schema: {} } }))).error);
      expect(server.requests).toHaveLength(6);
    });
  });

  describe(`${name}: what is no answer`, () => {
    it.each<[string, ModelAnswer]>([
      ["a page of HTML", answers(200, "<html>Sign in</html>")],
      ["JSON of something else", answers(200, { hello: "world" })],
      ["JSON with an error", answers(200, { error: { message: "no" } })],
      ["JSON that breaks off", answers(200, '{"choices":[', { "content-type": "application/json" })],
      ["garbage", streams(["data: \u0000\u0001{{{\n\n"])],
      ["bytes that are no text", streams([Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0x0a])])],
      ["a stream with nothing in it", streams([])],
      ["an end without an answer", streams([stop, DONE])],
      ["words that are a number", streams([event(choice({ content: 5 })), stop])],
      ["choices that are no list", streams([event({ choices: { 0: "a" } }), stop])],
      ["tokens below zero", streams([event({ usage: { prompt_tokens: -5, completion_tokens: 1 } }), stop])],
      ["null", streams([event("null"), stop])],
      ["a tool that was not given", streams(calling("drop_tables", {}))],
      ["a tool's arguments that are no JSON", streams([...toolEvents("find", ['{"city": ']), stop])],
      [
        "a tool's arguments that are no text",
        streams([event(choice({ tool_calls: [{ index: 0, function: { name: "find", arguments: {} } }] }))]),
      ],
    ])("is an error, not an answer: %s", async (_, answer) => {
      const { model, server } = await giving(answer);
      const { error, rest, text } = await said(ask(model, { tools: [find] }));
      unavailableBecause(error);
      expect([text, rest]).toEqual(["", []]);
      expect(server.requests).toHaveLength(1);
    });
  });
}
