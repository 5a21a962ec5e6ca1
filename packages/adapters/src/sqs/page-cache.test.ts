import { expect, it } from "vitest";
import { memorySender } from "../memory/sender.ts";
import { queuedPageCache } from "./page-cache.ts";

it("sends tags on, so many as fit into a message, and nothing where there are none", async () => {
  const sender = memorySender();
  const cache = queuedPageCache(sender);
  await cache.revalidate([]);
  await cache.revalidate(Array.from({ length: 501 }, (_, id) => `restaurant:${id}`));
  expect((sender.sent as { tags: string[] }[]).map(({ tags }) => tags.length)).toEqual([500, 1]);
});

it("tells its caller of a queue that does not take them", async () => {
  const broken = { send: () => Promise.reject(new Error("down")) };
  await expect(queuedPageCache(broken).revalidate(["a"])).rejects.toThrow("down");
});
