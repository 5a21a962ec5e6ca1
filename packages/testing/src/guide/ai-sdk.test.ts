import { DefaultChatTransport, readUIMessageStream, type UIMessage } from "ai";
import { expect, test } from "vitest";
import { asking, chatIn, chunksIn, readEvents, request } from "./chat-client.ts";
import { type MemoryGuide, memoryGuide } from "./memory-guide.ts";
import { type Act, scriptedTurn } from "./scripted-turn.ts";

const API = "https://api.example/v1/chat/stream";

/** The SDK's own way to a server, told how ours is asked. */
const transportTo = (guide: MemoryGuide, headers: Readonly<Record<string, string>> = {}) =>
  new DefaultChatTransport<UIMessage>({
    api: API,
    headers,
    fetch: async (url, init) => guide.fetch(new Request(url, init)),
    prepareSendMessagesRequest: ({ messages }) => ({
      body: {
        message: messages
          .at(-1)
          ?.parts.map((part) => (part.type === "text" ? part.text : ""))
          .join(""),
      },
    }),
    prepareReconnectToStreamRequest: ({ id }) => ({ api: `https://api.example/v1/chat/${id}/stream`, headers }),
  });

const question = (text: string): UIMessage => ({ id: "question", role: "user", parts: [{ type: "text", text }] });

const send = (guide: MemoryGuide, text: string) =>
  transportTo(guide).sendMessages({
    ...{ chatId: "mine", trigger: "submit-message", messageId: undefined, abortSignal: undefined },
    messages: [question(text)],
  });

type ChunkStream = Awaited<ReturnType<typeof send>>;

async function messageOf(stream: ChunkStream, onError: (error: unknown) => void): Promise<UIMessage | undefined> {
  let message: UIMessage | undefined;
  for await (const each of readUIMessageStream({ stream, onError, terminateOnError: true })) message = each;
  return message;
}

const fail = (error: unknown) => {
  throw error;
};
const words = (message: string): Act[] => message.split(" ").map((word) => ({ say: `${word} ` }));

test("AI SDK's own client reads an answer into the message that the chat shows afterwards", async () => {
  const guide = memoryGuide({ turn: scriptedTurn(words) });
  const message = await messageOf(await send(guide, "Ramen in Kyoto"), fail);
  const chat = (message?.metadata as { chat_id: string } | undefined)?.chat_id;
  expect(message?.id).toBe(`${chat}-1`);
  expect(message?.metadata).toMatchObject({ model: "embedded", usage: { input_tokens: 0, output_tokens: 0 } });
  const read = (await (await guide.fetch(request("GET", `/chat/${chat}`))).json()) as { messages: UIMessage[] };
  expect(message?.parts).toEqual(read.messages[1]?.parts);
  expect(message?.parts).toContainEqual({ type: "text", text: "Ramen in Kyoto ", state: "done" });
});

test("it takes up an answer again that is being written, and is told when none is", async () => {
  const gate = Promise.withResolvers<void>();
  const guide = memoryGuide({
    turn: scriptedTurn((message) => [...words(message), { wait: gate.promise }, { say: "End." }]),
  });
  const first = (await send(guide, "Half of it")).getReader();
  const start = (await first.read()).value as { messageMetadata: { chat_id: string } };
  const { chat_id: chatId } = start.messageMetadata;
  await first.cancel();
  const again = await transportTo(guide).reconnectToStream({ chatId });
  gate.resolve();
  const message = again && (await messageOf(again, fail));
  expect(message?.parts.at(-1)).toEqual({ type: "text", text: "Half of it End.", state: "done" });
  await guide.settled();
  expect(await transportTo(guide).reconnectToStream({ chatId })).toBeNull();
});

test("it is told of an error and of a stop, and of what was said until then", async () => {
  const guide = memoryGuide({
    turn: scriptedTurn((message) => [
      ...words(message),
      message === "stop" ? { hang: true } : { fail: new Error("x") },
    ]),
  });
  const errors: unknown[] = [];
  const failed = messageOf(await send(guide, "fail"), (error) => void errors.push(error));
  await failed.catch(() => {});
  expect(String(errors[0])).toContain("could not be finished");
  const asked = await guide.fetch(asking({ message: "stop" }));
  const [mine, other] = asked.body?.tee() ?? [];
  const reader = other?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes("text-delta")) text += (await reader?.read())?.value;
  await guide.fetch(request("POST", `/chat/${chatIn(chunksIn(readEvents(text)))}/stop`));
  const rest = chunksIn(readEvents(await new Response(mine).text()));
  expect(rest.at(-1)).toEqual({ type: "abort" });
  void reader?.cancel();
});
