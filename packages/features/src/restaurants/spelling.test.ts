import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { currentKeys } from "@bellyfed/core/keys";
import fc from "fast-check";
import { expect, test } from "vitest";
import { count, directoryWrites, type Listed } from "./directory.ts";
import type { RestaurantDoc } from "./entity.ts";
import { directoryKey } from "./keys.ts";
import { nameOf, spellingsIn, sumsIn } from "./spelling.ts";

const docOf = (city: string) => ({ city, cuisines: [] }) as unknown as RestaurantDoc;
type Change = readonly [city: string, by: 1 | -1];

/** The city's item after these restaurants came and went, each batch in a write of its own. */
async function after(...batches: readonly (readonly Change[])[]) {
  const table = memoryReadTable();
  for (const batch of batches) {
    const directory = new Map<string, Listed>();
    for (const [city, by] of batch) count(directory, docOf(city), by, currentKeys);
    await table.transact(directoryWrites(directory));
  }
  return (await table.get({ Key: directoryKey("CITY", "kyoto") })) ?? { SK: "kyoto" };
}
const come = (...cities: string[]) => cities.map((city): Change => [city, 1]);
const nameAfter = async (...changes: Change[]) => nameOf(await after(changes), currentKeys);

test("a place is called as most spell it", async () => {
  expect(await nameAfter(...come("KYOTO", "Kyoto", "Kyoto", "~*KYOTO*~"))).toBe("Kyoto");
  expect(await nameAfter(...come("Kyoto", "Kyoto", "Kyōto", "Kyōto", "Kyōto"))).toBe("Kyōto");
  expect(await nameAfter(...come("KYOTO", "KYOTO", "Kyoto"), ["KYOTO", -1], ["KYOTO", -1])).toBe("Kyoto");
});

test("of equals it is called as the one with fewer symbols, then fewer capitals, then by code point", async () => {
  expect(await nameAfter(...come("~*kyoto*~", "Kyoto"))).toBe("Kyoto");
  expect(await nameAfter(...come("KYOTO", "Kyoto"))).toBe("Kyoto");
  expect(await nameAfter(...come("Kyoto", "kyoto"))).toBe("kyoto");
  expect(await nameAfter(...come("kyoto.", "kyoto!"))).toBe("kyoto!");
});

test("twenty spellings are told apart, in whatever order they came and went, and in whatever batches", async () => {
  const letters = fc.array(fc.boolean(), { minLength: 5, maxLength: 5 });
  const spelling = fc
    .tuple(letters, fc.constantFrom("", "!", "…", "~"))
    .map(([up, end]) => [..."kyoto"].map((letter, at) => (up[at] ? letter.toUpperCase() : letter)).join("") + end);
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(spelling, { minLength: 1, maxLength: 20 }),
      fc.array(fc.nat(19), { maxLength: 40 }),
      fc.infiniteStream(fc.nat()),
      async (spellings, uses, chance) => {
        const cities = [...spellings, ...uses.map((at) => spellings[at % spellings.length] ?? "")];
        const gone = uses.slice(0, 5).map((at): Change => [spellings[at % spellings.length] ?? "", -1]);
        const changes = [...come(...cities), ...gone];
        const shuffled = changes
          .map((change) => ({ change, at: Number(chance.next().value) }))
          .sort((a, b) => a.at - b.at)
          .map(({ change }) => change);
        const [one, other] = [await after(changes), await after(...shuffled.map((change) => [change]))];
        expect(sumsIn(other)).toEqual(sumsIn(one));
        expect(nameOf(other, currentKeys)).toBe(nameOf(one, currentKeys));
        const expected = new Map<string, number>();
        for (const [city, by] of changes) expected.set(city, (expected.get(city) ?? 0) + by);
        const told = spellingsIn(one, currentKeys);
        for (const [city, times] of told) expect(expected.get(city)).toBe(times);
      },
    ),
    { numRuns: 150 },
  );
});

test("however many ways of spelling it there are, its item stays small, and nobody's own way becomes its name", async () => {
  const odd = Array.from({ length: 500 }, (_, n) => `${"~".repeat(n % 40)}KYOTO${"*".repeat(Math.floor(n / 40))}`);
  const item = await after(...odd.map((city) => come(city)));
  expect(Object.keys(item).length).toBeLessThan(60 * 26);
  expect(nameOf(item, currentKeys)).toBe("Kyoto");
  expect(nameOf(await after(come(...odd.slice(0, 15), "Kyōto", "Kyōto")), currentKeys)).toBe("Kyōto");
});

test("a place that an older release counted keeps its name until most are known", () => {
  expect(nameOf({ SK: "kyoto", name: "Kyoto", count: 3 }, currentKeys)).toBe("Kyoto");
});
