import { afterEach, expect, it, vi } from "vitest";
import { myReview, showMenu, showOthersReview, showRestaurant, showReview, versionOf } from "./after-write.ts";

const renewed: string[] = [];
vi.mock("next/cache", () => ({ updateTag: (tag: string) => renewed.push(tag) }));

const asked: string[] = [];
const tokens: unknown[] = [];
function answers(body: object, { status = 200, behind = false } = {}): void {
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    asked.push(url.slice(url.indexOf("/restaurants")));
    tokens.push(new Headers(init?.headers).get("authorization"));
    const headers = { "content-type": "application/json", ...(behind && { "bellyfed-behind": "true" }) };
    return Response.json(body, { status, headers });
  });
}
const missing = (code: string) => ({ type: "about:blank", title: "", detail: "", status: 404, code });

afterEach(() => {
  vi.unstubAllGlobals();
  asked.length = 0;
  tokens.length = 0;
  renewed.length = 0;
});

it("what was written is asked for once, by its version, and its pages are renewed", async () => {
  answers({ data: [] });
  expect(await showRestaurant({ id: "x", version: 3 }, "token")).toBe(true);
  expect(await showMenu("x", 4, "token")).toBe(true);
  expect(await showReview("x", "token", 5)).toBe(true);
  expect(await showOthersReview("x", { id: "r", version: 6 }, "token")).toBe(true);
  expect(asked).toEqual([
    "/restaurants/x?at_least=3",
    "/restaurants/x/menu?at_least=4",
    "/restaurants/x/reviews/mine?at_least=5",
    "/restaurants/x/reviews?limit=20&at_least=r%3A6",
  ]);
  // Its owner and those who keep order see what is hidden from all others.
  expect(tokens).toEqual(Array(4).fill("Bearer token"));
  expect(new Set(renewed)).toEqual(new Set(["restaurant:x", "restaurants", "recent-reviews"]));
});

it("what the API does not show yet is on its way, and its pages are renewed all the same", async () => {
  answers({}, { behind: true });
  expect(await showMenu("x", 4, "token")).toBe(false);
  expect(renewed).toEqual(["restaurant:x"]);
});

it("a read that fails shows nothing, and what was written stays stored", async () => {
  answers(missing("restaurant.missing"), { status: 404 });
  expect(await showRestaurant({ id: "x", version: 1 }, "token")).toBe(false);
});

it("there is no review of one's own where the API says so, and only there", async () => {
  answers(missing("review.missing"), { status: 404 });
  expect(await myReview("x", "token")).toEqual({ review: undefined, behind: false });
  answers(missing("review.missing"), { status: 404, behind: true });
  expect(await myReview("x", "token", 1)).toEqual({ review: undefined, behind: true });
  answers(missing("restaurant.missing"), { status: 404 });
  await expect(myReview("x", "token")).rejects.toMatchObject({ code: "restaurant.missing" });
});

it("a deletion that can be read is shown", async () => {
  answers(missing("review.missing"), { status: 404 });
  expect(await showReview("x", "token", 2)).toBe(true);
});

it.each([
  ['"7"', 7],
  ['"12-0123abcd"', 12],
  ['W/"3-0123abcd"', 3],
  ['""', 0],
  [null, 0],
])("the entity tag %s names version %i", (etag, version) => {
  expect(versionOf(etag)).toBe(version);
});
