import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isKept } from "./kept.ts";
import KeptPages from "./kept-pages.ts";

type Asked = Parameters<KeptPages["get"]>;
type Stored = Parameters<KeptPages["set"]>;

const cache = () =>
  new KeptPages({
    fs: {} as never,
    serverDistDir: "",
    revalidatedTags: [],
    _requestHeaders: {},
    maxMemoryCacheSize: 1e6,
  });
const page = (html: string, status = 200) =>
  ({ kind: "APP_PAGE", html, status, headers: {}, rscData: undefined, postponed: undefined }) as unknown as Stored[1];
const asked = { kind: "APP_PAGE", isFallback: false } as unknown as Asked[1];
const askedFetch = { kind: "FETCH", tags: ["restaurant:1"], softTags: [] } as unknown as Asked[1];
const htmlIn = async (kept: KeptPages, key: string) => (await kept.get(key, asked))?.value;

it("a page that was found is kept, what is not found is not", async () => {
  const kept = cache();
  await kept.set("/found", page("found"), {});
  await kept.set("/made-up", page("not there", 404), {});
  expect(await htmlIn(kept, "/found")).toMatchObject({ html: "found" });
  expect(await kept.get("/made-up", asked)).toBeNull();
});

it("a page that is gone is not shown as it was", async () => {
  const kept = cache();
  await kept.set("/gone", page("was here"), {});
  await kept.set("/gone", page("not there", 404), {});
  expect(await kept.get("/gone", asked)).toBeNull();
  await kept.set("/gone", page("here again"), {});
  expect(await htmlIn(kept, "/gone")).toMatchObject({ html: "here again" });
});

const tagged = (html: string, tag: string) =>
  ({ ...page(html), headers: { "x-next-cache-tags": `_N_T_/layout,${tag}` } }) as unknown as Stored[1];
const fetched = (body: string) =>
  ({ kind: "FETCH", data: { body, headers: {}, url: "", status: 200 }, revalidate: 86_400 }) as unknown as Stored[1];
const byTags = (...tags: string[]) => ({ fetchCache: true, tags }) as unknown as Stored[2];

describe("what is renewed while it is being made", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.setSystemTime(Date.now() - 60_000);
  });
  afterEach(() => void vi.useRealTimers());
  const later = () => vi.setSystemTime(Date.now() + 1000);

  it("is not kept: neither the page nor what was fetched for it, and both are once they are made anew", async () => {
    const slow = cache();
    later();
    await cache().revalidateTag(["restaurant:1"], { expire: 0 });
    later();
    await slow.set("/renewed", tagged("the words", "restaurant:1"), {});
    await slow.set("fetch", fetched("the words"), byTags("restaurant:1"));
    expect([await slow.get("/renewed", asked), await slow.get("fetch", askedFetch)]).toEqual([null, null]);
    const fresh = cache();
    await fresh.set("/renewed", tagged("without", "restaurant:1"), {});
    await fresh.set("fetch", fetched("without"), byTags("restaurant:1"));
    await slow.set("/renewed", tagged("the words", "restaurant:1"), {});
    expect(await htmlIn(slow, "/renewed")).toMatchObject({ html: "without" });
    expect((await slow.get("fetch", askedFetch))?.value).toMatchObject({ data: { body: "without" } });
  });

  it("is kept where something else was renewed", async () => {
    const slow = cache();
    later();
    await cache().revalidateTag(["restaurant:2"], { expire: 0 });
    later();
    await slow.set("/others", tagged("a page", "restaurant:3"), {});
    expect(await htmlIn(slow, "/others")).toMatchObject({ html: "a page" });
  });
});

it("the one page that stands for all that are missing may be kept", () => {
  expect(isKept("/route-cache/APP_PAGE/1/$/de/missing", 404)).toBe(true);
  expect(isKept("/de/restaurants/1", 404)).toBe(false);
  expect(isKept("/de/restaurants/1", undefined)).toBe(true);
});
