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
  const tell = ({ data }: { readonly data: string }) => {
    told.push(data);
    return "more" as const;
  };
  await expect(readEvents(body, tell, 20)).rejects.toThrow("silent");
  expect([told, cancelled]).toEqual([["a"], true]);
});
