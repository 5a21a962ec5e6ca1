import { expect, it } from "vitest";
import { lasting } from "./lasting";

/** A source that never ends by itself. */
function endless() {
  const state: { cancelled: boolean; controller?: ReadableStreamDefaultController<Uint8Array> } = { cancelled: false };
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      state.controller = controller;
      controller.enqueue(new Uint8Array([1]));
    },
    cancel: () => {
      state.cancelled = true;
    },
  });
  return { body, state };
}

it("ends a stream after its time, though it waits for more, and its source with it", async () => {
  const { body, state } = endless();
  const read: Uint8Array[] = [];
  for await (const piece of lasting(body, 0.02) as unknown as AsyncIterable<Uint8Array>) read.push(piece);
  expect([read.length, state.cancelled]).toEqual([1, true]);
});

it("ends the source when reading is given up, and passes on its own end", async () => {
  const { body, state } = endless();
  await lasting(body, 60).cancel();
  expect(state.cancelled).toBe(true);
  const other = endless();
  other.state.controller?.close();
  expect(await new Response(lasting(other.body, 60)).bytes()).toEqual(new Uint8Array([1]));
});

it("goes on for as long as it may last, and ends where its source breaks off", async () => {
  const { body, state } = endless();
  const reader = lasting(body, Number.POSITIVE_INFINITY).getReader();
  await reader.read();
  await new Promise((go) => setTimeout(go, 20));
  state.controller?.enqueue(new Uint8Array([2]));
  expect((await reader.read()).value).toEqual(new Uint8Array([2]));
  const next = reader.read();
  state.controller?.error(new Error("The connection broke"));
  expect(await next).toEqual({ done: true, value: undefined });
});
