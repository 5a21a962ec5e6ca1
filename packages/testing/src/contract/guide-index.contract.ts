import type { GuideIndex } from "@bellyfed/core/guide/sentences";
import type { Said } from "@bellyfed/core/search/said";
import { afterEach, describe, expect, it } from "vitest";
import { chanceOf, searchDocument, some, someDocuments } from "../search/documents.ts";
import { said, someSaid, someSentenceQuery } from "../search/sayings.ts";
import { namesThings } from "./gazetteer.contract.ts";

const STEPS = 60;

/** What an index says to the guide, whatever it is made of; `scan` looks at everything, and is what is right. */
export function guideIndexContract(name: string, open: () => GuideIndex, scan: () => GuideIndex): void {
  describe(name, () => {
    const opened: GuideIndex[] = [];
    afterEach(async () => {
      for (const index of opened.splice(0)) await index.close();
    });
    const made = (make = open) => {
      const index = make();
      opened.push(index);
      return index;
    };
    const places = ["one", "two", "gone"].map((id) => searchDocument({ id, city: id === "two" ? "Zürich" : "Kyoto" }));
    const having = async (...reviews: Said[]) => {
      const index = made();
      await index.apply({ upsert: places, remove: [], said: reviews, position: "1" });
      return index;
    };
    const texts = async (index: GuideIndex, phrases: string[], more = {}) =>
      (await index.sentences({ phrases, limit: 10, ...more })).map(({ text }) => text);

    it("finds words one after the other, however they are accented or written", async () => {
      const index = await having(
        said({
          restaurantId: "one",
          sentences: ["A Crème  brûlée, so good.", "Brulee of creme.", "مكانٌ هادئ أو قهوة"],
        }),
      );
      expect(await texts(index, ["creme brulee"])).toEqual(["A Crème  brûlée, so good."]);
      expect(await texts(index, ["so", "of"])).toEqual(["A Crème  brûlée, so good.", "Brulee of creme."]);
      expect(await texts(index, ["اﻟﻘﻬﻮة", "قهوه"])).toEqual(["مكانٌ هادئ أو قهوة"]);
      expect(await texts(index, ["crem", "creme so", "…", ""])).toEqual([]);
    });

    it("tells all of a sentence, and which of the phrases it has", async () => {
      const index = await having(
        said({ restaurantId: "two", reviewId: "r", rating: 2, language: null, sentences: ["So quiet."] }),
      );
      expect(await index.sentences({ phrases: ["loud", "QUIET", "so quiet"], limit: 1 })).toEqual([
        {
          ...{ restaurantId: "two", reviewId: "r", text: "So quiet.", rating: 2, language: null },
          ...{ writtenAt: "2026-01-01T00:00:00.000Z", matched: ["QUIET", "so quiet"] },
        },
      ]);
    });

    it("puts first those with more of the phrases, then the better rated, then the newer", async () => {
      const index = await having(
        said({
          restaurantId: "one",
          reviewId: "a",
          rating: 5,
          writtenAt: "2026-02-01T00:00:00.000Z",
          sentences: ["Quiet 1"],
        }),
        said({
          restaurantId: "one",
          reviewId: "b",
          rating: 5,
          writtenAt: "2026-03-01T00:00:00.000Z",
          sentences: ["Quiet 2", "Quiet 3"],
        }),
        said({ restaurantId: "two", reviewId: "a", rating: 1, sentences: ["Quiet and calm"] }),
      );
      const phrases = ["quiet", "calm"];
      expect(await texts(index, phrases)).toEqual(["Quiet and calm", "Quiet 2", "Quiet 3", "Quiet 1"]);
      expect(await texts(index, phrases, { limit: 2 })).toEqual(["Quiet and calm", "Quiet 2"]);
      expect(await texts(index, phrases, { perRestaurant: 1 })).toEqual(["Quiet and calm", "Quiet 2"]);
      expect(await texts(index, phrases, { filters: { city: ["kyoto"] }, limit: 1 })).toEqual(["Quiet 2"]);
      expect(await texts(index, phrases, { restaurants: ["two"] })).toEqual(["Quiet and calm"]);
      expect(await texts(index, phrases, { restaurants: ["two"], filters: { city: ["Kyoto"] } })).toEqual([]);
    });

    it("knows what a review says now, and nothing of one that says nothing", async () => {
      const index = await having(said({ restaurantId: "one", sentences: ["Quiet then.", "Quiet still."] }));
      const now = said({ restaurantId: "one", sentences: ["Quiet now."] });
      await index.apply({ upsert: [], remove: [], said: [now], position: "2" });
      expect(await texts(index, ["quiet"])).toEqual(["Quiet now."]);
      await index.apply({ upsert: [], remove: [], unsaid: [now, { ...now, reviewId: "other" }], position: "3" });
      expect(await texts(index, ["quiet"])).toEqual([]);
      expect(await index.position()).toBe("3");
    });

    it("finds nothing of a place that is not there, and all of it once it comes, or comes back", async () => {
      const index = await having(said({ restaurantId: "later", sentences: ["Quiet."] }));
      const later = searchDocument({ id: "later" });
      const apply = (hidden: boolean) => index.apply({ upsert: [{ ...later, hidden }], remove: [], position: "2" });
      expect(await texts(index, ["quiet"])).toEqual([]);
      for (const hidden of [false, true, false]) {
        await apply(hidden);
        expect(await texts(index, ["quiet"])).toEqual(hidden ? [] : ["Quiet."]);
        expect(await texts(index, ["quiet"], { restaurants: ["later"] })).toEqual(hidden ? [] : ["Quiet."]);
      }
      await index.apply({ upsert: [], remove: ["later"], position: "3" });
      expect(await texts(index, ["quiet"])).toEqual([]);
    });

    it("finds closed places only by their name or a status", async () => {
      const index = await having(said({ restaurantId: "gone", sentences: ["Quiet."] }));
      await index.apply({ upsert: [searchDocument({ id: "gone", status: "closed" })], remove: [], position: "2" });
      expect(await texts(index, ["quiet"])).toEqual([]);
      expect(await texts(index, ["quiet"], { restaurants: ["gone"] })).toEqual(["Quiet."]);
      expect(await texts(index, ["quiet"], { restaurants: ["gone"], filters: {} })).toEqual([]);
      expect(await texts(index, ["quiet"], { filters: { status: ["closed"] } })).toEqual(["Quiet."]);
    });

    it("answers after any changes as a look at everything does", async () => {
      const chance = chanceOf(23);
      const [index, scanned, documents] = [made(), made(scan), someDocuments(60)];
      const ids = documents.map(({ id }) => id);
      let found = 0;
      for (let step = 0; step < STEPS; step++) {
        const change = {
          upsert: some([...documents, ...someDocuments(60, step)], chance, 0.1),
          remove: some(ids, chance, 0.02),
          unsaid: Array.from({ length: Math.floor(chance() * 20) }, () => someSaid(ids, chance)),
          said: Array.from({ length: Math.floor(chance() * 40) }, () => someSaid(ids, chance)),
          position: `${step + 1}`,
        };
        for (const each of [index, scanned]) await each.apply(change);
        if (chance() < 0.1) for (const each of [index, scanned]) await each.settle();
        for (let count = 0; count < 5; count++) {
          const query = someSentenceQuery(ids, chance);
          const right = await scanned.sentences(query);
          expect(await index.sentences(query), JSON.stringify(query)).toEqual(right);
          found += right.length;
        }
      }
      expect(found).toBeGreaterThan(10 * STEPS);
    });

    namesThings(made, scan);
  });
}
