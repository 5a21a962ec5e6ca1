import { randomUUID } from "node:crypto";
import type { ReadTableWriter, Write } from "@bellyfed/core/ports";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { queriesContract } from "./queries.contract.ts";
import { add, put, range, remove, removeAttribute, set, setAndAdd, setFirst } from "./read-operations.ts";
import { transactionsContract } from "./transactions.contract.ts";

/** What every read table does, whatever it is made of. */
export function readTableContract(name: string, open: () => Promise<ReadTableWriter>): void {
  describe(name, () => {
    transactionsContract(open);
    queriesContract(open);

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
  });
}
