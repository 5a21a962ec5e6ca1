import { randomUUID } from "node:crypto";
import type { Key, ReadTableWriter, Write } from "@bellyfed/core/ports";
import { type Engine, startEngine } from "@bellyfed/testing/contract/engine";
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
} from "@bellyfed/testing/contract/read-operations";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { memoryReadTable } from "../memory/read-table.ts";
import { dynamoReadTable } from "./read-table.ts";

let engine: Engine;
let dynamo: ReadTableWriter;
beforeAll(async () => {
  engine = await startEngine();
  dynamo = dynamoReadTable({ client: engine.client, table: await engine.readTable(["doc", "count"]) });
});
afterAll(() => engine?.stop());

type Make = (partition: string) => Write;
const sk = fc.constantFrom("A", "B", "C", "é", "😀");
const doc = fc.constantFrom("x", "y", "");
const city = fc.constantFrom("LOC#1", "LOC#2");
const inIndex = (partition: string, of: string, sort: string) => indexed("GSI1", partition + of, sort);
const writes: fc.Arbitrary<Make> = fc.oneof(
  fc.tuple(sk, doc).map(
    ([key, text]): Make =>
      (pk) =>
        put([pk, key], { doc: text, other: text }),
  ),
  fc.tuple(sk, doc, city, sk).map(
    ([key, text, of, sort]): Make =>
      (pk) =>
        put([pk, key], { doc: text, ...inIndex(pk, of, sort) }),
  ),
  fc.tuple(sk, doc).map(
    ([key, text]): Make =>
      (pk) =>
        create([pk, key], { doc: text }),
  ),
  sk.map(
    (key): Make =>
      (pk) =>
        remove([pk, key]),
  ),
  fc.tuple(sk, city, sk).map(
    ([key, of, sort]): Make =>
      (pk) =>
        set([pk, key], inIndex(pk, of, sort)),
  ),
  fc.tuple(sk, fc.integer({ min: -3, max: 3 })).map(
    ([key, count]): Make =>
      (pk) =>
        add([pk, key], { count }),
  ),
  fc.tuple(sk, fc.constantFrom("GSI1SK", "doc")).map(
    ([key, name]): Make =>
      (pk) =>
        removeAttribute([pk, key], name),
  ),
);
const keyOf = ({ operation }: Write) => ((operation.Key ?? operation.Item) as Key).SK;
const transaction = fc.uniqueArray(writes, { minLength: 1, maxLength: 3, selector: (make) => keyOf(make("")) });

it("after any writes, the table in memory answers as the engine does", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(transaction, { maxLength: 12 }),
      fc.integer({ min: 1, max: 4 }),
      async (history, limit) => {
        const pk = `EST#${randomUUID()}`;
        const memory = memoryReadTable({ shown: ["doc", "count"] });
        for (const makes of history) {
          const made = makes.map((make) => make(pk));
          expect(await memory.transact(made)).toBe(await dynamo.transact(made));
        }
        for (const descending of [false, true]) {
          const all = query(pk, { limit, descending });
          expect((await pagesOf(memory, all)).flat()).toEqual((await pagesOf(dynamo, all)).flat());
          for (const of of ["LOC#1", "LOC#2"]) {
            const listed = query(pk + of, { index: "GSI1", limit, descending });
            const sorted = async (table: ReadTableWriter) =>
              (await pagesOf(table, listed))
                .flat()
                .map((item) => JSON.stringify(item, Object.keys(item).sort()))
                .sort();
            expect(await sorted(memory)).toEqual(await sorted(dynamo));
          }
        }
      },
    ),
    { numRuns: 60 },
  ));
