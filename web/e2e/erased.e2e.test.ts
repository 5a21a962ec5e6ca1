import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { ISSUER_PATH, openMinter } from "@bellyfed/local/issuer/issuer";
import { eventually } from "@bellyfed/testing/e2e/caller";
import { foundInAnyForm } from "@bellyfed/testing/local/in-any-form";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Site, startSite } from "./site.ts";

const BUILT = join(import.meta.dirname, "../.next");
const LETTERS = "bcdfghjklmnpqrstvwxz";
/** A word of letters that nobody else says. */
const word = (): string => [...randomBytes(24)].map((byte) => LETTERS[byte % LETTERS.length]).join("");
const said = { author: word(), title: word(), text: word(), owner: word(), reply: word() };
const words = Object.values(said);
const kept = word();

let site: Site;
let id: string;
let output = "";
beforeAll(async () => {
  site = await startSite({ BELLYFED_DEMO: "off", LOG_LEVEL: "DEBUG" });
});
afterAll(() => site?.cloud.dispose());

/** Somebody with a name, in whose name the API is called. */
async function somebody(sub: string, role: "user" | "owner", name: string) {
  const { dataDir, url } = site.cloud;
  const token = await (await openMinter({ dataDir, url: url + ISSUER_PATH })).mintToken({
    ...{ sub, role, name, ttlSeconds: 3600 },
  });
  return async (method: string, path: string, body?: object) => {
    const answer = await site.call(method, path, { token, ...(body && { body }) });
    if (answer.status >= 400) throw new Error(`${sub} ${method} ${path}: ${answer.status}`);
    return answer.body;
  };
}

/** The pages on which somebody's words stand, in languages of both directions: those that are kept, and one that is rendered each time. */
const addresses = (locales = ["", "/de", "/ar"]) => {
  const place = `/restaurants/${id}`;
  return locales.flatMap((locale) => [locale || "/", locale + place, `${locale}${place}/reviews`]);
};
const page = async (path: string) => {
  const answer = await fetch(site.url + path);
  return { html: await answer.text(), from: answer.headers.get("x-nextjs-cache") };
};
const all = async (locales?: string[]) => (await Promise.all(addresses(locales).map(page))).map(({ html }) => html);
const on = (pages: readonly string[]) => words.filter((each) => pages.some((html) => html.includes(each)));
const found = () => foundInAnyForm([site.cloud.dataDir, BUILT], words);

it("pages that were kept with somebody's words are made anew without them, and no file of the site ever has them", async () => {
  const [author, owner] = [await somebody("rita", "user", said.author), await somebody("owen", "owner", said.owner)];
  const stays = await somebody("stella", "user", "Stella");
  id = (await owner("POST", "/restaurants", { name: "The Plain Table", city: "Lisbon", cuisines: ["Portuguese"] })).id;
  const at = `/restaurants/${id}/reviews`;
  const review = await author("POST", at, { rating: 4, title: said.title, text: `It was ${said.text}.` });
  await owner("POST", `${at}/${review.id}/reply`, { text: said.reply });
  await stays("POST", at, { rating: 5, title: kept, text: "As ever." });
  const isWhole = (pages: readonly string[]) =>
    on(pages).length === words.length && pages.every((html) => html.includes(said.title) && html.includes(kept));
  await eventually(() => all(), isWhole, 30);
  // What is looked at again comes out of the cache, with the words in it, once the last word of a change has come.
  const places = addresses().filter((path) => path.endsWith(id));
  await eventually(
    () => Promise.all(places.map(page)),
    (kept) => kept.every(({ html, from }) => from === "HIT" && html.includes(said.title)),
    30,
  );

  // Not in files: a site that is killed now leaves nothing behind, either.
  expect(foundInAnyForm([BUILT], words)).toEqual([]);

  for (const leaves of [author, owner]) await leaves("DELETE", "/users/me");
  // The Arabic pages are looked at no more: what was kept of them is not written over.
  const asked = () => all(["", "/de"]);
  await eventually(asked, (pages) => on(pages).length === 0, 60);
  expect((await asked()).every((html) => html.includes(kept))).toBe(true);
  output = site.cloud.output();
  expect(await site.cloud.stop()).toBe(0);
  output += site.cloud.output();
  expect(found()).toEqual([]);
  expect(on([output])).toEqual([]);
  expect(foundInAnyForm([site.cloud.dataDir], [kept])).not.toEqual([]);
});

it("the next run shows none of it on any page, and leaves none of it behind", async () => {
  await site.cloud.start();
  await eventually(
    () => all(),
    (pages) => pages.every((html) => html.includes(kept)),
    30,
  );
  expect(on(await all())).toEqual([]);
  expect(await site.cloud.stop()).toBe(0);
  expect(found()).toEqual([]);
});
