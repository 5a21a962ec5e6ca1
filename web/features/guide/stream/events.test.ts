import { expect, it } from "vitest";
import { readEvents } from "./events.ts";

it("takes a stream that falls silent for one that was cut", async () => {
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(": here\n\ndata: a\n\n")),
    cancel: () => {
      cancelled = true;
    },
  });
  const told: string[] = [];
  await expect(readEvents(body, ({ data }) => told.push(data), 20)).rejects.toThrow("silent");
  expect([told, cancelled]).toEqual([["a"], true]);
});
