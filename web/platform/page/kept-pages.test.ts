import { expect, it } from "vitest";
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

it("the one page that stands for all that are missing may be kept", () => {
  expect(isKept("/route-cache/APP_PAGE/1/$/de/missing", 404)).toBe(true);
  expect(isKept("/de/restaurants/1", 404)).toBe(false);
  expect(isKept("/de/restaurants/1", undefined)).toBe(true);
});
