import { randomUUID } from "node:crypto";
import type { ReadTableWriter, Write } from "@bellyfed/core/ports";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { add, indexed, pagesOf, put, query, range, remove, removeAttribute, set } from "./read-operations.ts";

/** By UTF-8 bytes; JavaScript would put the emoji before the last but one. */
const words = ["", "1", "12", "A", "Z", "a", "aa", "b", "z", "ß", "é", "中", "\uff5e", "😀"];

/** Pages in key order, of the table and of its indexes. */
export function queriesContract(open: () => Promise<ReadTableWriter>): void {
  describe("queries", () => {
    let table: ReadTableWriter;
    /** A partition that only this test writes to. */
    let pk: string;
    beforeAll(async () => {
      table = await open();
    });
    beforeEach(() => {
      pk = `EST#${randomUUID()}`;
    });
    const write = async (...writes: Write[]) => expect(await table.transact(writes)).toBe("written");

    describe("of the table", () => {
      const sortKeys = words.map((word) => `W#${word}`);
      const all = ["V#", ...sortKeys];
      beforeEach(async () => {
        await write(...all.toReversed().map((sk) => put([pk, sk])), put([`${pk}2`, "W#a"]));
      });
      const found = async (...options: Parameters<typeof query>) =>
        (await table.query(query(...options), undefined)).items.map(({ SK }) => SK);

      it("answer a partition by the bytes of the sort keys, either way", async () => {
        expect(await found(pk)).toEqual(all);
        expect(await found(pk, { descending: true })).toEqual(all.toReversed());
      });

      it.each<[condition: string, values: string[], expected: string[]]>([
        ["begins_with(#sk1, :sk1)", ["W#1"], ["W#1", "W#12"]],
        ["#sk1 = :sk1", ["W#é"], ["W#é"]],
        ["#sk1 < :sk1", ["W#1"], ["V#", "W#"]],
        ["#sk1 <= :sk1", ["W#1"], ["V#", "W#", "W#1"]],
        ["#sk1 > :sk1", ["W#z"], ["W#ß", "W#é", "W#中", "W#\uff5e", "W#😀"]],
        ["#sk1 >= :sk1", ["W#\uff5e"], ["W#\uff5e", "W#😀"]],
        ["#sk1 BETWEEN :sk1 AND :sk2", ["W#aa", "W#ß"], ["W#aa", "W#b", "W#z", "W#ß"]],
      ])("know %s for %j", async (condition, values, expected) => {
        expect(await found(pk, { sort: [condition, ...values] })).toEqual(expected);
      });

      it.each([1, 3, 5, 15, 100])("go on where the page of %i before ended, either way", async (limit) => {
        for (const descending of [false, true]) {
          const pages = await pagesOf(table, query(pk, { limit, descending }));
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

    describe("of indexes", () => {
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
    ])("throw on %s", async (_, operation) => {
      await expect(table.query(operation, undefined)).rejects.toThrow();
    });
  });
}
