import { memoryImport } from "@bellyfed/testing/memory-import";
import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { nativeRow } from "../fixtures.ts";

const formulas = [
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1",
  "＝1",
  "＋1",
  "－1",
  "＠x",
  '=cmd|"/c calc"!A1,b',
];

it.each(formulas)(
  "a field that a file calls %j is no formula among the rejected rows, and still says what it is called",
  async (name) => {
    const { call, readFiles } = memoryImport();
    const content = JSON.stringify([nativeRow(1, { [name]: "x" })]);
    const created = (await (await call("POST", "/imports", { profile: "bellyfed", content })).json()) as { id: string };
    await readFiles();
    const csv = await (await call("GET", `/imports/${created.id}/errors?format=csv`)).text();
    const [, cells = []] = parse(csv, { record_delimiter: "\r\n" }) as string[][];
    for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    expect(cells[1]).toBe(`'${name}`);
  },
);
