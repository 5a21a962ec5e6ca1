import type { IncrementalCache } from "@opennextjs/aws/types/overrides.js";
import { expect, it } from "vitest";
import { onlyFound } from "./kept-pages.ts";
import { noting } from "./seen-tags.ts";

type Value = Parameters<IncrementalCache["set"]>[1];
const page = (status?: number) => ({ type: "app", html: "", rsc: "", meta: { status } }) as Value;

const error = (from: object) => Object.assign(new Error("Nothing was deleted"), from);

function recorded(fault: Error = error({ code: "ENOENT" })) {
  const calls: string[] = [];
  const recording: IncrementalCache = {
    name: "recorded",
    get: async () => null,
    set: async (key) => void calls.push(`set ${key}`),
    delete: async (key) => {
      calls.push(`delete ${key}`);
      throw fault;
    },
  };
  return { cache: onlyFound("recorded", async () => ({ default: recording })), calls };
}

it("stores what was found", async () => {
  const { cache, calls } = recorded();
  await cache.set("/a", page());
  await cache.set("/b", page(200));
  await cache.set("/c", { kind: "FETCH" } as unknown as Value, "fetch" as never);
  expect(calls).toEqual(["set /a", "set /b", "set /c"]);
});

it("takes what it stores for as old as the request for which it was made, however late it is stored", async () => {
  const stored = new Map<string, unknown>();
  const holding = {
    name: "holding",
    get: async (key: string) => ({ value: JSON.parse(String(stored.get(key))), lastModified: 5_000 }),
    set: async (key: string, value: unknown) => void stored.set(key, JSON.stringify(value)),
  } as unknown as IncrementalCache;
  const cache = onlyFound("holding", async () => ({ default: holding }));
  const fetched = { kind: "FETCH", data: { body: "words" } } as unknown as Value;
  await noting({ began: 1_000 }, async () => {
    await cache.set("/page", page(200));
    await cache.set("fetch", fetched, "fetch" as never);
  });
  // As files of a build are: nobody asked for them.
  await cache.set("/built", page(200));
  expect(await cache.get("/page")).toEqual({ value: page(200), lastModified: 1_000 });
  expect(await cache.get("fetch", "fetch")).toEqual({ value: fetched, lastModified: 1_000 });
  expect(await cache.get("/built")).toEqual({ value: page(200), lastModified: 5_000 });
});

it("forgets what is not found, and says that it was not stored, so that no tags are written", async () => {
  const { cache, calls } = recorded();
  await expect(cache.set("/made-up", page(404))).rejects.toMatchObject({ canIgnore: true, logLevel: 0 });
  expect(calls).toEqual(["delete /made-up"]);
  expect(cache.name).toBe("recorded");
});

it.each([
  ["in a folder", { code: "ENOENT" }],
  ["in a bucket", { name: "NoSuchKey" }],
])("what was not there %s is forgotten", async (_, fault) => {
  const { cache } = recorded(error(fault));
  await expect(cache.set("/made-up", page(404))).rejects.toMatchObject({ canIgnore: true });
});

it.each([{ name: "AccessDenied" }, { code: "EACCES" }, { name: "TimeoutError" }])(
  "tells of a page that could not be forgotten: %o",
  async (fault) => {
    const { cache } = recorded(error(fault));
    await expect(cache.set("/made-up", page(404))).rejects.toMatchObject(fault);
  },
);
