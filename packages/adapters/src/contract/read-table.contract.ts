import { randomUUID } from "node:crypto";
import { heads } from "@bellyfed/core/head";
import type { Item, ReadTableWriter, Write } from "@bellyfed/core/ports";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  add,
  create,
  indexed,
  pagesOf,
  put,
  query,
  remove,
  removeAttribute,
  set,
  setAndAdd,
  setFirst,
} from "./read-operations.ts";

const range = (count: number) => Array.from({ length: count }, (_, index) => index);
/** By UTF-8 bytes; JavaScript would put the emoji before the last but one. */
const words = ["", "1", "12", "A", "Z", "a", "aa", "b", "z", "ß", "é", "中", "\uff5e", "😀"];

/** What every read table does, whatever it is made of. */
export function readTableContract(name: string, open: () => Promise<ReadTableWriter>): void {
  describe(name, () => {
    let table: ReadTableWriter;
    /** A partition that only this test writes to. */
    let pk: string;
    beforeAll(async () => {
      table = await open();
    });
    beforeEach(() => {
      pk = `EST#${randomUUID()}`;
    });
    const at = (sk: string) => table.get({ Key: { PK: pk, SK: sk } });
    const write = async (...writes: Write[]) => expect(await table.transact(writes)).toBe("written");

    describe("items", () => {
      it("come back as they were put", async () => {
        const item = {
          text: 'Zoë "😀"\n',
          zero: 0,
          price: -12.75,
          big: 9_007_199_254_740_991,
          yes: true,
          no: false,
          none: null,
        };
        const nested = { list: [1, "a", null, { deep: [] }], map: { a: { b: "c" } }, empty: "" };
        await write(put([pk, "A"], { ...item, ...nested, absent: undefined }));
        expect(await at("A")).toEqual({ ...item, ...nested, PK: pk, SK: "A" });
      });

      it("are undefined when there is none", async () => {
        expect(await at("A")).toBeUndefined();
      });

      it("are replaced by a put and gone after a delete, which may find nothing", async () => {
        await write(put([pk, "A"], { a: 1, b: 2 }));
        await write(put([pk, "A"], { a: 3 }));
        expect(await at("A")).toEqual({ PK: pk, SK: "A", a: 3 });
        await write(remove([pk, "A"]));
        await write(remove([pk, "A"]));
        expect(await at("A")).toBeUndefined();
      });

      it("can be read consistently", async () => {
        await write(put([pk, "A"], { a: 1 }));
        expect(await table.get({ Key: { PK: pk, SK: "A" }, ConsistentRead: true })).toMatchObject({ a: 1 });
      });

      it.each([
        ["an empty partition key", put(["", "A"])],
        ["an empty sort key", put(["A", ""])],
        ["a key that is no text", put(["A", 1 as unknown as string])],
        ["an empty index key", put(["A", "A"], { GSI1PK: "", GSI1SK: "x" })],
      ])("are refused with %s", async (_, wrong) => {
        await expect(table.transact([wrong])).rejects.toThrow();
        await expect(table.transact([wrong, put([pk, "B"])])).rejects.toThrow();
        expect(await at("B")).toBeUndefined();
      });
    });

    describe("updates", () => {
      it("make an item that is not there, with its keys", async () => {
        await write(set([pk, "A"], { doc: "{}", stream_version: 1 }));
        expect(await at("A")).toEqual({ PK: pk, SK: "A", doc: "{}", stream_version: 1 });
      });

      it("leave alone what they do not name", async () => {
        await write(put([pk, "A"], { a: 1, b: 2 }));
        await write(set([pk, "A"], { b: 3, c: 4 }));
        expect(await at("A")).toEqual({ PK: pk, SK: "A", a: 1, b: 3, c: 4 });
      });

      it("add to counters, from nothing, downwards and by fractions", async () => {
        await write(add([pk, "A"], { count: 1, sum: 5 }));
        await write(add([pk, "A"], { count: 1, sum: -7 }));
        await write(setAndAdd([pk, "A"], { name: "x" }, { sum: 0.5 }));
        expect(await at("A")).toEqual({ PK: pk, SK: "A", count: 2, sum: -1.5, name: "x" });
      });

      it("add up whatever happens at once, or say that it was in conflict", async () => {
        const outcomes = await Promise.all(range(20).map(() => table.transact([add([pk, "A"], { count: 1 })])));
        const written = outcomes.filter((outcome) => outcome === "written").length;
        expect(written).toBeGreaterThan(0);
        expect(await at("A")).toEqual({ PK: pk, SK: "A", count: written });
      });

      it("keep the first value where they say so", async () => {
        await write(setFirst([pk, "A"], ["total", 3]));
        await write(setFirst([pk, "A"], ["total", 4]));
        expect(await at("A")).toEqual({ PK: pk, SK: "A", total: 3 });
      });

      it("take attributes away, also those that are not there", async () => {
        await write(put([pk, "A"], { a: 1, b: 2 }));
        await write(removeAttribute([pk, "A"], "b"));
        await write(removeAttribute([pk, "A"], "c"));
        expect(await at("A")).toEqual({ PK: pk, SK: "A", a: 1 });
      });

      it("throw on adding to text, and do not call it a conflict", async () => {
        await write(put([pk, "A"], { doc: "{}" }));
        const wrong = add([pk, "A"], { doc: 1 });
        await expect(table.transact([wrong])).rejects.toThrow();
        await expect(table.transact([put([pk, "B"]), wrong])).rejects.toThrow();
        expect(await at("A")).toEqual({ PK: pk, SK: "A", doc: "{}" });
        expect(await at("B")).toBeUndefined();
      });
    });

    describe("transactions", () => {
      it("write all or, when one condition fails, nothing", async () => {
        await write(put([pk, "A"], { a: 1 }));
        const writes = [put([pk, "B"]), create([pk, "A"], { a: 2 }), add([pk, "C"], { n: 1 })];
        expect(await table.transact(writes)).toBe("conflict");
        expect((await table.query(query(pk), undefined)).items).toEqual([{ PK: pk, SK: "A", a: 1 }]);
        await write(put([pk, "B"]), put([pk, "A"], { a: 2 }), add([pk, "C"], { n: 1 }));
        expect((await table.query(query(pk), undefined)).items).toHaveLength(3);
      });

      it("of one write are in conflict when its condition fails", async () => {
        await write(create([pk, "A"], { a: 1 }));
        expect(await table.transact([create([pk, "A"], { a: 2 })])).toBe("conflict");
        expect(await at("A")).toMatchObject({ a: 1 });
      });

      it.each([
        ["#a = :v", { a: 1 }, 1, true],
        ["#a = :v", { a: 1 }, 2, false],
        ["#a = :v", { a: "1" }, 1, false],
        ["#a = :v", {}, 1, false],
        ["#a < :v", { a: 1 }, 2, true],
        ["#a < :v", { a: 10 }, 2, false],
        ["#a < :v", { a: "10" }, "2", true],
        ["#a < :v", { a: "10" }, 20, false],
        ["#a < :v", {}, 2, false],
        ["#a <= :v", { a: 2 }, 2, true],
        ["#a > :v", { a: "\uff5e" }, "😀", false],
        ["#a >= :v", { a: "b" }, "a", true],
        ["attribute_not_exists(#a) OR #a < :v", {}, 2, true],
        ["attribute_not_exists(#a) OR #a < :v", { a: 3 }, 2, false],
        ["attribute_exists(#a) AND #a > :v", { a: 3 }, 2, true],
        ["attribute_exists(#a) AND #a > :v", {}, 2, false],
        ["attribute_exists(PK) AND (#a = :v OR #a = :v)", { a: 2 }, 2, true],
        ["NOT #a = :v", { a: 3 }, 2, true],
        ["NOT (#a = :v)", {}, 2, true],
        ["begins_with(#a, :v)", { a: "abc" }, "ab", true],
        ["begins_with(#a, :v)", { a: "abc" }, "b", false],
        ["#a BETWEEN :v AND :v", { a: 2 }, 2, true],
        ["#a = :v OR #a > :v AND attribute_not_exists(PK)", { a: 2 }, 2, true],
      ])("are conditional on %s, for %j and %j: %s", async (condition, before: Item, value, holds) => {
        await write(put([pk, "A"], before));
        const change: Write = {
          kind: "update",
          operation: {
            Key: { PK: pk, SK: "A" },
            UpdateExpression: "SET #done = :done",
            ConditionExpression: condition,
            ExpressionAttributeNames: { "#done": "done", "#a": "a" },
            ExpressionAttributeValues: { ":done": true, ...(condition.includes(":v") && { ":v": value }) },
          },
        };
        expect(await table.transact([change])).toBe(holds ? "written" : "conflict");
        expect((await at("A"))?.done).toBe(holds ? true : undefined);
      });

      it("can delete on a condition", async () => {
        await write(put([pk, "A"], { revision: 2 }));
        const removal = (revision: number): Write => ({
          kind: "delete",
          operation: {
            Key: { PK: pk, SK: "A" },
            ConditionExpression: "revision = :revision",
            ExpressionAttributeValues: { ":revision": revision },
          },
        });
        expect(await table.transact([removal(1)])).toBe("conflict");
        expect(await table.transact([removal(2)])).toBe("written");
        expect(await at("A")).toBeUndefined();
      });

      it("hold 100 writes; more are refused before anything is written", async () => {
        const many = range(101).map((index) => put([pk, `${index}`]));
        await expect(table.transact(many)).rejects.toThrow("100");
        expect((await table.query(query(pk), undefined)).items).toEqual([]);
        await write(...many.slice(0, 100));
        expect((await table.query(query(pk), undefined)).items).toHaveLength(100);
      });

      it("refuse two writes of one item before anything is written", async () => {
        const twice = [put([pk, "A"]), put([pk, "B"]), add([pk, "A"], { n: 1 })];
        await expect(table.transact(twice)).rejects.toThrow();
        expect((await table.query(query(pk), undefined)).items).toEqual([]);
      });

      it("of nothing are written", async () => {
        expect(await table.transact([])).toBe("written");
      });

      it("advance a head once, however many try at once", async () => {
        const keeper = heads(() => pk);
        for (const from of [0, 1]) {
          const advance = keeper.advance("reviews", "REVIEW#1", from, from + 1);
          const rivals = range(10).map((rival) => table.transact([advance, add([pk, `${from} ${rival}`], { n: 1 })]));
          const outcomes = await Promise.all(rivals);
          expect(outcomes.filter((outcome) => outcome === "written")).toHaveLength(1);
        }
        const { items } = await table.query(query(pk), undefined);
        expect(items.filter(({ n }) => n === 1)).toHaveLength(2);
        expect(items.find(({ SK }) => SK === "HEAD#reviews#REVIEW#1")).toMatchObject({ stream_version: 2 });
      });
    });

    describe("batches", () => {
      it("find any number of keys, those that are there, once each", async () => {
        for (const start of [0, 100]) await write(...range(100).map((index) => put([pk, `${start + index}`])));
        const keys = range(250).map((index) => ({ PK: pk, SK: `${index}` }));
        const found = await table.batchGet([...keys, ...keys.slice(0, 10)], { consistent: true });
        expect(found.map(({ SK }) => Number(SK)).sort((a, b) => a - b)).toEqual(range(200));
      });

      it("of nothing find nothing", async () => {
        expect(await table.batchGet([])).toEqual([]);
      });
    });

    describe("queries", () => {
      const sortKeys = words.map((word) => `W#${word}`);
      beforeEach(async () => {
        const shuffled = sortKeys.toSorted((a, b) => a.length * 7 + a.charCodeAt(2) - (b.length * 7 + b.charCodeAt(2)));
        await write(...shuffled.map((sk) => put([pk, sk], { sk })), put([`${pk}2`, "W#a"]), put([pk, "V#"]));
      });
      const found = async (...options: Parameters<typeof query>) =>
        (await table.query(query(...options), undefined)).items.map(({ SK }) => SK);

      it("answer a partition by the bytes of the sort keys, either way", async () => {
        expect(await found(pk)).toEqual(["V#", ...sortKeys]);
        expect(await found(pk, { descending: true })).toEqual([...sortKeys.toReversed(), "V#"]);
      });

      it.each<[string, ...string[]]>([
        ["begins_with(#sk1, :sk1)", "W#1"],
        ["#sk1 = :sk1", "W#é"],
        ["#sk1 < :sk1", "W#b"],
        ["#sk1 <= :sk1", "W#b"],
        ["#sk1 > :sk1", "W#z"],
        ["#sk1 >= :sk1", "W#\uff5e"],
        ["#sk1 BETWEEN :sk1 AND :sk2", "W#aa", "W#ß"],
      ])("know %s", async (condition, ...values) => {
        const expected = {
          "begins_with(#sk1, :sk1)": ["W#1", "W#12"],
          "#sk1 = :sk1": ["W#é"],
          "#sk1 < :sk1": ["V#", "W#", "W#1", "W#12", "W#A", "W#Z", "W#a", "W#aa"],
          "#sk1 <= :sk1": ["V#", "W#", "W#1", "W#12", "W#A", "W#Z", "W#a", "W#aa", "W#b"],
          "#sk1 > :sk1": ["W#ß", "W#é", "W#中", "W#\uff5e", "W#😀"],
          ),
          "#sk1 >= :sk1": ["W#\uff5e", "W#😀"],
          "#sk1 BETWEEN :sk1 AND :sk2": ["W#aa", "W#b", "W#z", "W#ß"],
        }[condition];
        expect(await found(pk, { sort: [condition, ...values] })).toEqual(expected);
      });

      it.each([1, 3, 5, 15, 100])("go on where the page of %i before ended, either way", async (limit) => {
        for (const descending of [false, true]) {
          const pages = await pagesOf(table, query(pk, { limit, descending }));
          const all = ["V#", ...sortKeys];
          expect(pages.flat().map(({ SK }) => SK)).toEqual(descending ? all.toReversed() : all);
          expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
        }
      });

      it("go on after an item that has gone meanwhile", async () => {
        const operation = query(pk, { limit: 4 });
        const { last } = await table.query(operation, undefined);
        expect(last).toEqual({ PK: pk, SK: "W#12" });
        await write(remove([pk, "W#12"]));
        expect((await table.query(operation, last)).items.map(({ SK }) => SK)).toEqual(["W#A", "W#Z", "W#a", "W#aa"]);
      });
    });

    describe("indexes", () => {
      const city = () => `LOC#${pk}`;
      const listed = async (options: Parameters<typeof query>[1] = {}) =>
        (await pagesOf(table, query(city(), { index: "GSI1", ...options })))
          .flat()
          .map(({ PK }) => String(PK).slice(pk.length));

      it("hold the items that have both of their keys, and no others", async () => {
        await write(
          put([`${pk}both`, "A"], indexed("GSI1", city(), "EST#b")),
          put([`${pk}partition`, "A"], { GSI1PK: city() }),
          put([`${pk}sort`, "A"], { GSI1SK: "EST#a" }),
          put([`${pk}other`, "A"], indexed("GSI2", city(), "EST#b")),
          add([`${pk}counters`, "A"], { rating_count: 1 }),
        );
        expect(await listed()).toEqual(["both"]);
        await write(set([`${pk}counters`, "A"], indexed("GSI1", city(), "EST#a")));
        expect(await listed()).toEqual(["counters", "both"]);
      });

      it("move items when their keys change, and let them go with them", async () => {
        await write(
          put([`${pk}1`, "A"], indexed("GSI1", city(), "EST#1")),
          put([`${pk}2`, "A"], indexed("GSI1", city(), "EST#2")),
        );
        await write(set([`${pk}1`, "A"], indexed("GSI1", city(), "EST#3")));
        expect(await listed()).toEqual(["2", "1"]);
        await write(removeAttribute([`${pk}2`, "A"], "GSI1SK"));
        expect(await listed()).toEqual(["1"]);
        await write(remove([`${pk}1`, "A"]));
        expect(await listed()).toEqual([]);
      });

      it("answer what they carry, and counters as they are now", async () => {
        await write(put([pk, "A"], { ...indexed("GSI3", city(), "EST#a"), doc: "{}", rating_count: 1 }));
        await write(add([pk, "A"], { rating_count: 1 }));
        const { items } = await table.query(query(city(), { index: "GSI3" }), undefined);
        expect(items).toEqual([{ PK: pk, SK: "A", ...indexed("GSI3", city(), "EST#a"), doc: "{}", rating_count: 2 }]);
      });

      it.each([1, 2, 3, 7, 100])("page by %i through items that share a key, each once", async (limit) => {
        const all = range(7).map((index) => `${index}`);
        await write(...all.map((id) => put([`${pk}${id}`, "A"], indexed("GSI1", city(), "EST#same"))));
        for (const descending of [false, true]) {
          expect((await listed({ limit, descending })).sort()).toEqual(all);
        }
      });

      it("say in which place a page ended, by the keys of the table and of the index", async () => {
        await write(
          put([`${pk}1`, "A"], indexed("GSI1", city(), "EST#1")),
          put([`${pk}2`, "A"], indexed("GSI1", city(), "EST#2")),
        );
        const operation = query(city(), { index: "GSI1", sort: ["begins_with(#sk1, :sk1)", "EST#"], limit: 1 });
        const { last } = await table.query(operation, undefined);
        expect(last).toEqual({ PK: `${pk}1`, SK: "A", ...indexed("GSI1", city(), "EST#1") });
      });
    });

    it.each([
      [
        "a query without a partition",
        { KeyConditionExpression: "SK = :sk", ExpressionAttributeValues: { ":sk": "A" } },
      ],
      ["an index that is not there", query("A", { index: "GSI9" })],
      ["a limit of nothing", query("A", { limit: 0 })],
      ["a placeholder that is not defined", { KeyConditionExpression: "PK = :pk" }],
      ["a placeholder that is not used", { ...query("A"), ExpressionAttributeNames: { "#pk": "PK", "#x": "x" } }],
    ])("throws on %s", async (_, operation) => {
      await expect(table.query(operation, undefined)).rejects.toThrow();
    });
  });
}
