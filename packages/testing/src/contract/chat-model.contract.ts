import type { ChatPiece } from "@bellyfed/core/guide/chat-model";
import { describe, expect, it } from "vitest";
import { ask, closeServers, find, modelGiving, type OpenModel, QUESTION, said } from "../guide/asked-model.ts";
import {
  answers,
  calling,
  choice,
  DONE,
  event,
  refuses,
  saying,
  streams,
  streamsBytes,
  toolEvents,
  usage,
  wordEvents,
} from "../guide/model-answers.ts";
import type { ModelAnswer } from "../guide/scripted-model.ts";

const TEXT = "Café Zoë in Zürich 🍜 ist ruhig, هادئ جدا.";
const ended = (reason: "stop" | "length" | "tool" | "filtered", input = 11, output = 7): ChatPiece[] => [
  { kind: "usage", tokens: { input, output } },
  { kind: "end", reason },
];
const stop = event(choice({}, "stop"));

/** What every model does with a server that speaks OpenAI's chat completions, whatever pieces its answers come in. */
export function chatModelContract(name: string, openModel: OpenModel): void {
  closeServers();
  const giving = (...script: readonly ModelAnswer[]) => modelGiving(openModel, script);

  describe(`${name}: words`, () => {
    it("come as they are said, then what was used, then the end", async () => {
      const { model } = await giving(streams(saying(TEXT)));
      expect(await said(ask(model))).toEqual({ text: TEXT, error: undefined, rest: ended("stop") });
    });

    it("are the same when each byte comes alone, also inside of a character", async () => {
      const { model } = await giving(streamsBytes(saying(TEXT)));
      expect(await said(ask(model))).toEqual({ text: TEXT, error: undefined, rest: ended("stop") });
    });

    it("come before the answer is whole", async () => {
      const { model } = await giving(async (response) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.write(event(choice({ content: "First" })));
      });
      for await (const piece of ask(model)) {
        expect(piece).toEqual({ kind: "text", text: "First" });
        break;
      }
    });

    it.each([
      [
        "with comments, ids, names of events and line breaks of other systems",
        [": hi\r\n", "id: 1\r\nevent: x\r\n", event(choice({ content: TEXT })).replaceAll("\n", "\r\n"), stop, DONE],
      ],
      [
        "after a long time of thinking aloud",
        [...Array<string>(50).fill(event(choice({ reasoning_content: "Hm" }))), event(choice({ content: TEXT })), stop],
      ],
      [
        "in several choices, of which the first counts",
        [
          event(choice({ content: "Other" }, null, 1)),
          event(choice({ content: TEXT })),
          event(choice({ content: "!" }, "stop", 1)),
          stop,
        ],
      ],
      ["without `[DONE]`", [...wordEvents(TEXT), stop]],
      ["without a reason for its end", [...wordEvents(TEXT), DONE]],
    ])("are the same %s; usage that is not told is zero", async (_, events) => {
      const { model } = await giving(streams(events));
      expect(await said(ask(model))).toEqual({ text: TEXT, error: undefined, rest: ended("stop", 0, 0) });
    });

    it("may come all at once from a server that does not stream", async () => {
      const whole = {
        choices: [{ index: 0, message: { role: "assistant", content: TEXT }, finish_reason: "stop" }],
        usage: { prompt_tokens: 3, completion_tokens: 4 },
      };
      const { model } = await giving(answers(200, whole));
      expect(await said(ask(model))).toEqual({ text: TEXT, error: undefined, rest: ended("stop", 3, 4) });
    });

    it("count the tokens that were told last", async () => {
      const { model } = await giving(
        streams([event({ ...choice({ content: "a" }), usage: usage(5, 1).usage }), stop, event(usage(5, 2))]),
      );
      expect((await said(ask(model))).rest).toEqual(ended("stop", 5, 2));
    });

    it.each([
      ["at the limit", "length", [event(choice({ content: "Cut" }, "length"))]],
      ["by a filter", "filtered", [event(choice({ content: "No" }, "content_filter"))]],
      ["because the model declines", "filtered", [event(choice({ refusal: "I cannot" })), stop]],
    ] as const)("say when they end %s", async (_, reason, events) => {
      const { model } = await giving(streams(events));
      expect((await said(ask(model))).rest.at(-1)).toEqual({ kind: "end", reason });
    });
  });

  describe(`${name}: a tool call`, () => {
    const input = { city: "Zürich", note: 'a "quoted" \\ 🍜' };
    const call = { kind: "tool", id: "call_0", name: "find", input };

    it("comes whole, when each byte comes alone", async () => {
      const { model } = await giving(streamsBytes(calling("find", input)));
      expect((await said(ask(model, { tools: [find] }))).rest).toEqual([call, ...ended("tool")]);
    });

    it("comes whole, wherever its arguments are split", async () => {
      const json = JSON.stringify(input);
      const splits = Array.from({ length: json.length + 1 }, (_, at) =>
        streams([...toolEvents("find", [json.slice(0, at), json.slice(at)]), event(choice({}, "stop")), DONE]),
      );
      const { model } = await giving(...splits);
      for (const _ of splits)
        expect((await said(ask(model, { tools: [find] }))).rest).toEqual([call, ...ended("tool", 0, 0)]);
    });

    it("comes once for each that is asked for, though their pieces are mixed", async () => {
      const [one, two] = [toolEvents("find", ["{}"], 0), toolEvents("find", ['{"city":', '"B"}'], 1)];
      const mixed = [one[0], two[0], two[1], one[1], two[2], event(choice({}, "tool_calls"))] as string[];
      const { model } = await giving(streams(mixed));
      expect((await said(ask(model, { tools: [find] }))).rest.slice(0, 2)).toEqual([
        { ...call, input: {} },
        { ...call, id: "call_1", input: { city: "B" } },
      ]);
    });

    it("may come without an index, and without arguments", async () => {
      const nameless = choice({ tool_calls: [{ id: "call_0", function: { name: "find", arguments: "" } }] });
      const { model } = await giving(streams([event(nameless), stop]));
      expect((await said(ask(model, { tools: [find] }))).rest[0]).toEqual({ ...call, input: {} });
    });
  });

  describe(`${name}: what is asked`, () => {
    const schema = { name: "answer", schema: { type: "object" } };

    it("is the question, with tools, schema, limits and key", async () => {
      const { model, server } = await giving(streams(calling("find", {})));
      await said(ask(model, { tools: [find], schema }));
      const { path, headers, body } = server.requests[0]!;
      expect([path, headers.authorization]).toEqual(["/v1/chat/completions", "Bearer sk-very-secret-key"]);
      expect(body).toMatchObject({
        model: model.name,
        stream: true,
        stream_options: { include_usage: true },
        max_tokens: 200,
        messages: [{ role: "system" }, { role: "user", content: QUESTION }],
        tools: [{ type: "function", function: find }],
        response_format: { type: "json_schema", json_schema: { ...schema, strict: true } },
      });
    });

    it("goes without what the server refuses, which it is not told again", async () => {
      const { model, server } = await giving(
        refuses(400, "'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."),
        refuses(400, "Unsupported value: 'temperature' does not support 0."),
        refuses(422, "Extra inputs are not permitted: stream_options"),
        streams(saying(TEXT)),
      );
      expect((await said(ask(model))).text).toBe(TEXT);
      await said(ask(model));
      expect(server.requests).toHaveLength(5);
      for (const { body } of server.requests.slice(3)) {
        expect(body).toMatchObject({ max_completion_tokens: 200 });
        expect(Object.keys(body)).not.toEqual(expect.arrayContaining(["max_tokens"]));
        expect(body).not.toHaveProperty("temperature");
        expect(body).not.toHaveProperty("stream_options");
      }
    });

    it.each(["response_format json_schema is not supported", "bad request"])(
      "has its schema in words where the server refuses it: %s",
      async (message) => {
        const { model, server } = await giving(refuses(400, message), streams(saying("{}")));
        expect((await said(ask(model, { schema }))).text).toBe("{}");
        const { body } = server.requests[1]!;
        expect(body).not.toHaveProperty("response_format");
        expect(body.messages.at(-1)).toMatchObject({
          role: "system",
          content: expect.stringContaining('{"type":"object"}'),
        });
      },
    );
  });
}
