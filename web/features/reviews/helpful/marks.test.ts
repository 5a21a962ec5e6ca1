import { afterEach, expect, test, vi } from "vitest";
import { markOf } from "./marks";

afterEach(() => vi.unstubAllGlobals());

test("all reviews of a page are asked for by one request, and the next look asks again", async () => {
  const paths: string[] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    paths.push(path);
    return Response.json({ data: [{ review_id: "b", review_created_at: "2026-01-01" }] });
  });
  expect(await Promise.all(["a", "b", "c"].map((id) => markOf("r", id)))).toEqual([undefined, "2026-01-01", undefined]);
  expect(paths).toEqual(["/api/helpful?restaurant_id=r&review_id=a&review_id=b&review_id=c"]);
  await markOf("r", "a");
  expect(paths).toHaveLength(2);
});

test("where marks cannot be had there are none", async () => {
  vi.stubGlobal("fetch", async () => new Response(null, { status: 503 }));
  expect(await markOf("r", "a")).toBeUndefined();
  vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("fetch failed")));
  expect(await markOf("r", "a")).toBeUndefined();
});
