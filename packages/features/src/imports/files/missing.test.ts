import { readAll } from "@bellyfed/testing/read-all";
import { describe, expect, it } from "vitest";

const row = (id: number, list: readonly object[] = []) => ({ id, list, text: "two, {words}" });
const layouts: Readonly<Record<string, (rows: readonly string[]) => string>> = {
  lines: (rows) => `[\n${rows.join(",\n")}\n]\n`,
  "lines from the first": (rows) => `[${rows.join(",\n")}]`,
  collection: (rows) => `{"type":"FeatureCollection",\n"features":[\n${rows.join(",\r\n")}\n]}\n`,
};
const faults: Readonly<Record<string, string>> = {
  "a quote at a text's end": '{"id":2,"text":"x}',
  "a quote at a name's end": '{"id":2,"text:"x"}',
  "a closing bracket": '{"id":2,"text":"x"',
  "a closing bracket within": '{"id":2,"list":[{"a":1]}',
  "the quote of a text with lines": '{"id":2,"text":"x\n {y,\n}',
};

describe.each(Object.keys(layouts))("in an array of %s", (layout) => {
  it.each(Object.keys(faults))("a row that lacks %s is rejected alone, the last one too", async (fault) => {
    const [bad, lines] = [faults[fault] ?? "", layouts[layout] ?? String];
    const good = (id: number) => JSON.stringify(row(id, [{ a: 1 }]));
    for (const size of [1, 1000]) {
      const { rows, broken } = await readAll(lines([good(1), bad, good(3), good(4)]), "geojson", null, size);
      expect(broken).toBeUndefined();
      expect(rows.map((each) => ("value" in each ? (each.value as { id: number }).id : `no ${each.row}`))).toEqual([
        1,
        "no 2",
        3,
        4,
      ]);
      if (layout === "lines from the first") continue;
      const last = await readAll(lines([good(1), bad]), "geojson", null, size);
      expect(last).toMatchObject({ rows: [{ value: { id: 1 } }, { row: 2, faults: [{}] }], broken: undefined });
    }
  });
});

it("rows over several lines, with objects within, end where the next begins", async () => {
  const good = (id: number) => JSON.stringify(row(id, [{ a: 1 }, { a: 2 }]), null, 2);
  for (const damaged of [good(2).replace('words}"', "words}"), good(2).replace(/\}$/, ""), good(2).replace("]", "")]) {
    const file = `[\n${[good(1), damaged, good(3)].join(",\n").replace(/^/gm, "  ")}\n]`;
    const { rows, broken } = await readAll(file, "bellyfed", null, 100);
    expect(broken).toBeUndefined();
    expect(rows).toMatchObject([{ value: row(1, [{ a: 1 }, { a: 2 }]) }, { faults: [{}] }, { value: { id: 3 } }]);
  }
});
