import { expect, it } from "vitest";
import { begun } from "./begun.ts";

const start = `id: c-1.0\ndata: {"type":"start","messageId":"c-1","messageMetadata":{"chat_id":"c"}}\n\n`;
const encoded = (text: string) => new TextEncoder().encode(text);

it("knows the chat as soon as its first event is there, and passes on every byte as it comes", async () => {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const source = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given;
    },
  });
  for (const part of [": here\n\n", start.slice(0, 30), `${start.slice(30)}data: [`])
    controller?.enqueue(encoded(part));
  const { chatId, body } = await begun(source);
  expect(chatId).toBe("c");
  controller?.enqueue(encoded("DONE]\n\n"));
  controller?.close();
  expect(await new Response(body).text()).toBe(`: here\n\n${start}data: [DONE]\n\n`);
});

it.each(["", "data: {\n\n", 'data: {"type":"error"}\n\n'])("passes on %j, of which no chat is known", async (text) => {
  const { chatId, body } = await begun(new Blob([text]).stream());
  expect([chatId, await new Response(body).text()]).toEqual([undefined, text]);
});

it("ends at its source when nobody reads on", async () => {
  let ended = false;
  const source = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoded(start)),
    cancel: () => {
      ended = true;
    },
  });
  await (await begun(source)).body.cancel();
  expect(ended).toBe(true);
});
