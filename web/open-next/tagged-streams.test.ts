import { PassThrough } from "node:stream";
import type { IncrementalCache } from "@opennextjs/aws/types/overrides.js";
import { expect, it } from "vitest";
import { onlyFound } from "./kept-pages.ts";
import { noting, type Seen } from "./seen-tags.ts";
import { taggedStreams } from "./tagged-streams.ts";

const TAGS = "_N_T_/layout,_N_T_/[locale]/restaurants/[id]/page,restaurant:a,restaurants";

/** The tags header of an answer for which this was found in the cache. */
async function told(tags: string | undefined, { headers = { "x-nextjs-cache": "HIT" }, status = 200 } = {}) {
  const value = { type: "app", html: "", rsc: "", meta: { headers: { "x-next-cache-tags": tags } } };
  const holding = { name: "holding", get: async () => ({ value }) } as unknown as IncrementalCache;
  const cache = onlyFound("holding", async () => ({ default: holding }));
  const seen: Seen = { began: 1 };
  await noting(seen, () => cache.get("/en/restaurants/a"));
  const sent: Record<string, string | string[]>[] = [];
  const creator = {
    writeHeaders({ headers: given }: { headers: Record<string, string> }) {
      sent.push(given);
      return new PassThrough();
    },
  };
  taggedStreams(creator, seen).writeHeaders({ statusCode: status, headers: headers as never, cookies: [] });
  return sent[0]?.["x-amz-meta-cache-tag"];
}

it("tells the tags that a page is renewed by, and none that Next.js gives its path", async () => {
  expect(await told(TAGS)).toBe("~,restaurant:a,restaurants");
});

it("tells none of a page that was rendered now, is not there, or stands under no tag", async () => {
  for (const state of ["MISS", "STALE"])
    expect(await told(TAGS, { headers: { "x-nextjs-cache": state } })).toBeUndefined();
  expect(await told(TAGS, { status: 404 })).toBeUndefined();
  expect(await told("_N_T_/layout")).toBeUndefined();
  expect(await told(undefined)).toBeUndefined();
});

it("tells no request what was met for another", async () => {
  const one: Seen = { began: 1 };
  const other: Seen = { began: 2 };
  await told(TAGS);
  noting(one, () => noting(other, () => undefined));
  expect([one, other]).toEqual([{ began: 1 }, { began: 2 }]);
});
