import { randomUUID } from "node:crypto";
import { heads } from "@bellyfed/core/head";
import type { Item, ReadTableWriter, Write } from "@bellyfed/core/ports";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { add, create, put, query, range } from "./read-operations.ts";

/** All or nothing, on conditions. */
export function transactionsContract(open: () => Promise<ReadTableWriter>): void {
  describe("transactions", () => {
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
}
