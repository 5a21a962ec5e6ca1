import { testContext } from "@bellyfed/testing/invocation";
import { expect, it, vi } from "vitest";
import { type AwsLambda, type ResponseStream, streamEntry } from "./streaming.ts";

const marked = new Set<unknown>();
const lambda: AwsLambda = {
  streamifyResponse(handler) {
    marked.add(handler);
    return handler;
  },
  HttpResponseStream: { from: (stream) => stream },
};
const stream = {} as ResponseStream;

it("is marked as one that streams, and composed once, at its first event", async () => {
  const seen: unknown[] = [];
  const compose = vi.fn(
    () =>
      async (...given: unknown[]) =>
        void seen.push(given),
  );
  const handler = streamEntry(compose, lambda);
  expect(marked).toContain(handler);
  expect(compose).not.toHaveBeenCalled();
  await handler?.(1 as never, stream, testContext);
  await handler?.(2 as never, stream, testContext);
  expect(seen).toEqual([
    [1, stream, testContext, lambda],
    [2, stream, testContext, lambda],
  ]);
  expect(compose).toHaveBeenCalledExactlyOnceWith(process.env);
});

it("is nothing outside of Lambda, where whoever hosts it composes it", () => {
  expect(streamEntry(() => async () => {})).toBeUndefined();
  expect(streamEntry(() => async () => {}, {})).toBeUndefined();
});
