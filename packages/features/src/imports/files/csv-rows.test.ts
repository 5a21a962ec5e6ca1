import { readAll } from "@bellyfed/testing/read-all";
import { describe, expect, it } from "vitest";

/** A file's rows by number and id, those that are not in order by number and column, and why it broke off. */
async function read(file: string | Uint8Array, size?: number) {
  const { rows, broken } = await readAll(file, "bellyfed", null, size);
  const told = rows.map((row) =>
    "value" in row
      ? `${row.row} ${(row.value as { external_id?: string }).external_id}`
      : `${row.row} ! ${row.faults[0]?.field}: ${row.faults[0]?.reason}`,
  );
  return broken === undefined ? told : [...told, broken];
}
const valuesOf = async (file: string | Uint8Array) =>
  (await readAll(file)).rows.map((row) => ("value" in row ? row.value : row));
const header = "external_id,name,city,cuisines";
const place = (n: number) => `p${n},Place ${n},Town,Soup`;
const fileOf = (...lines: readonly string[]) => `${[header, ...lines].join("\n")}\n`;

describe("CSV", () => {
  it("is read by its header line, with quotes, line breaks and CRLF", async () => {
    const file =
      '\ufeffexternal_id,name,address.street,cuisines\r\n1,"Joe ""s, Diner","Main\r\nStreet",Soup;Stew\r\n\r\n2,Two,,Pie\r\n';
    expect(await valuesOf(file)).toEqual([
      { external_id: "1", name: 'Joe "s, Diner', address: { street: "Main\r\nStreet" }, cuisines: "Soup;Stew" },
      { external_id: "2", name: "Two", cuisines: "Pie" },
    ]);
  });

  it.each([",", ";", "\t", "|"])("has its delimiter %j seen from the header line, quotes aside", async (delimiter) => {
    const file = [
      ["external_id", "name", '"a,b;c|d\t,;"'],
      ["1", `"One${delimiter}"`, ""],
    ];
    expect(await valuesOf(file.map((cells) => cells.join(delimiter)).join("\n"))).toEqual([
      { external_id: "1", name: `One${delimiter}`.trim() },
    ]);
  });

  it.each(["\n", "\r\n", "\r"])("may say its delimiter in a line before the header, with line ends %j", async (end) => {
    for (const line of ["sep=;", '"sep=;"', "SEP=;"]) {
      expect(await read(["\ufeff", line, "external_id;name,city", "1;One, Two", "2;b", ""].join(end).slice(1))).toEqual(
        ["The header line is"].slice(1).concat(["1 1", "2 2"]),
      );
    }
  });

  it.each([1, 2, 3, 1000])("may have lines that end with CR alone, in chunks of %i bytes", async (size) => {
    const file = 'external_id;name;description\r1;Mac One;good, old\r\r2;Mac Two;"two\rlines"\r';
    expect((await readAll(file, "bellyfed", null, size)).rows).toEqual([
      { row: 1, value: { external_id: "1", name: "Mac One", description: "good, old" } },
      { row: 2, value: { external_id: "2", name: "Mac Two", description: "two\rlines" } },
    ]);
  });

  it("may leave out cells at the end of a row, and have empty ones to spare, in the header as well", async () => {
    const file = "external_id,name,city,\n1,One\n2,Two,Town,,,\n3,Three,Town,,more\n,,,\n4,Four,,\n";
    expect(await read(file)).toEqual(["1 1", "2 2", "3 ! : has 5 cells where the header has 3", "4 4"]);
  });

  it("may have blanks around quoted cells", async () => {
    expect(await valuesOf('external_id, name\n1, "One, Two" \n')).toEqual([{ external_id: "1", name: "One, Two" }]);
  });

  it("is used without an optional cell that is no UTF-8, with a note", async () => {
    const file = (encoding: "latin1" | "utf8") =>
      Buffer.from(
        "external_id,name,city,cuisines,description,address.street\n1,A,B,C,Soupe du caf\u00e9,Caf\u00e9\n",
        encoding,
      );
    const reason = "is not valid UTF-8; save the file as UTF-8";
    expect((await readAll(file("latin1"))).rows).toEqual([
      {
        row: 1,
        value: { external_id: "1", name: "A", city: "B", cuisines: "C" },
        notes: [
          { field: "description", reason },
          { field: "address.street", reason },
        ],
      },
    ]);
    expect((await readAll(file("utf8"))).rows[0]).not.toHaveProperty("notes");
    for (const column of ["external_id", "name", "city", "cuisines", "unknown"]) {
      const header = column === "external_id" ? "external_id,name" : `${column},external_id`;
      expect((await readAll(Buffer.from(`${header}\nCaf\u00e9,1\n`, "latin1"))).rows).toEqual([
        { row: 1, faults: [{ field: column, reason }] },
      ]);
    }
  });

  it("may be several files with one header, joined; another header ends it", async () => {
    expect(await read(`${fileOf(place(1))}${fileOf(place(2))}\ufeff${fileOf(place(3))}`)).toEqual([
      ...["1 p1", "2 ! : is the header line again", "3 p2", "4 ! : is the header line again", "5 p3"],
    ]);
    expect(await read(`${fileOf(place(1))}name,external_id,city,cuisines\nOne,p2,Town,Soup\n`)).toEqual([
      "1 p1",
      "Row 2 is another header line: import what follows it as a file of its own",
    ]);
    expect(await read(fileOf("p1,external_id,Town,Soup", "external_id,Joe,Town,Soup"))).toEqual([
      "1 p1",
      "2 external_id",
    ]);
  });

  it("says which cell is no UTF-8", async () => {
    const latin1 = await readAll(Buffer.from("external_id,name\n1,Café\n2,Cafe\n", "latin1"));
    expect(latin1.rows).toMatchObject([
      { row: 1, faults: [{ field: "name", reason: "is not valid UTF-8; save the file as UTF-8" }] },
      { row: 2, value: { name: "Cafe" } },
    ]);
    expect((await readAll("external_id,name\n1,Wàà à\n")).rows).toMatchObject([{ value: { name: "Wàà à" } }]);
  });

  it("needs a header line with the id, in order", async () => {
    const refused = async (line: string) => (await readAll(`${line}\n1,A,B\n2,C,D\n`)).broken;
    expect(await refused("name,city")).toContain("does not name the column external_id");
    expect(await refused("external_id,name,name")).toContain("the column name twice");
    expect(await refused('external_id,"na"me,city')).toContain("The header line is not in order");
    expect(await refused('external_id,"name,city')).toContain("has a quote that is not closed");
    expect(await refused('external_id,na"me,city')).toContain("has a quote within");
    expect(await refused(`external_id,${"n".repeat(201)}`)).toContain("a name of more than 200 bytes");
    expect((await readAll(Buffer.from("external_id,Café\n", "latin1"))).broken).toBe(
      "The header line is not valid UTF-8; save the file as UTF-8",
    );
  });
});

const STRAY = "has text after its closing quote: quotes within a cell are written twice";
const WITHIN = "has a quote within: such a cell stands in quotes, with the quotes within it written twice";
const OPEN = "has a quote that is not closed";

describe("a record that is not in order", () => {
  it.each([
    ["text after a closing quote", 'p2,"Joe" Diner,Town,Soup', `name: ${STRAY}`],
    ["a quote within", 'p2,Joe "the Chef" Diner,Town,Soup', `name: ${WITHIN}`],
    ["an inch", 'p2,12" Pizza,Town,Soup', `name: ${WITHIN}`],
    ["quotes that are not written twice", 'p2,"Joe "the Chef" Diner",Town,Soup', `name: ${STRAY}`],
    ["a quote that is not closed", 'p2,"Joe,Town,Soup', `name: ${OPEN}`],
    ["one in its last cell", 'p2,Joe,Town,"Soup', `cuisines: ${OPEN}`],
    ["one that was not opened", 'p2,Joe,Town,Soup"', `cuisines: ${WITHIN}`],
    ["quotes in several cells", 'p2,"Ann"s, place,"To"wn,Soup', `name: ${STRAY}`],
    ["cells too many", "p2,Joe, Diner,Town,Soup", ": has 5 cells where the header has 4"],
    ["a cell that is too long", `p2,Joe,Town,${"x".repeat(1_100_000)}`, ": has more than 1 MiB"],
    ["a quoted one that is too long", `p2,Joe,Town,"${"x".repeat(1_100_000)}"`, ": has more than 1 MiB"],
    ["100,000 cells", `p2,Joe,Town,Soup,${",x".repeat(100_000)}`, ": has 100005 cells where the header has 4"],
  ])("is rejected alone, wherever it stands: %s", async (_, line, reason) => {
    const size = line.length > 1000 ? 65_536 : 7;
    expect(await read(fileOf(place(1), line, place(3), place(4)), size)).toEqual([
      "1 p1",
      `2 ! ${reason}`,
      "3 p3",
      "4 p4",
    ]);
    expect(await read(fileOf(place(1), line), size)).toEqual(["1 p1", `2 ! ${reason}`]);
    expect(await read(fileOf(line, line, place(3)), size)).toEqual([`1 ! ${reason}`, `2 ! ${reason}`, "3 p3"]);
  });

  it("ends where its quote is not closed before the next line that reads as a record, also one of several lines", async () => {
    expect(await read(fileOf('p1,"Joe,Town,Soup', 'p2,"Two', 'lines, of text",Town,Soup', place(3)))).toEqual([
      `1 ! name: ${OPEN}`,
      "2 p2",
      "3 p3",
    ]);
    expect(await read(fileOf('p1,"Joe', "Diner,Town,Soup", "", place(2)))).toEqual([
      `1 ! name: ${OPEN}; the line after it reads as no row`,
      "2 p2",
    ]);
    expect(await read(fileOf('p1,Joe,Town,"Soup', place(2), place(3), 'p4,"Ann ""A"" Inc",Town,Soup'))).toEqual([
      `1 ! cuisines: ${OPEN}`,
      ...["2 p2", "3 p3", "4 p4"],
    ]);
  });

  it("may have lines, of which the last has the fault", async () => {
    const file = (name: string) =>
      `external_id,description,cuisines,name\n1,"two\nlines, of text",Soup,${name}\n2,,Pie,Two\n`;
    expect(await read(file('"Joe" Diner'))).toEqual([`1 ! name: ${STRAY}`, "2 2"]);
    expect(await read(file('Joe "the Chef" Diner'))).toEqual([`1 ! name: ${WITHIN}`, "2 2"]);
  });

  it("ends there too where another's lone quote would close it, unless it is a text that has lines", async () => {
    expect(await read(fileOf('p1,Joe,Town,"Soup', place(2), 'p3,Ann,Town,Soup"', place(4)))).toEqual([
      `1 ! cuisines: ${OPEN}`,
      "2 p2",
      `3 ! cuisines: ${WITHIN}`,
      "4 p4",
    ]);
    const text = `external_id,name,cuisines,description\n1,One,Soup,"We serve:\nsoup, stew, pie, cake\nand more"\n2,Two,Pie,\n`;
    expect(await read(text)).toEqual(["1 1", "2 2"]);
  });

  it("with an open quote and 60,000 good rows after it costs none of them", async () => {
    const rows = Array.from({ length: 60_000 }, (_, n) => place(n + 2));
    const told = await read(fileOf('p1,"Joe,Town,Soup', ...rows), 65_536);
    expect(told).toHaveLength(60_001);
    expect(told.slice(0, 2)).toEqual([`1 ! name: ${OPEN}`, "2 p2"]);
    expect(told.at(-1)).toBe("60001 p60001");
  });

  it("breaks the file off when nothing after it reads as a row", async () => {
    const lost = await read(fileOf(place(1), 'p2,"Joe,Town,Soup', "p3,Ann", "p4", "p5,Bob,x"));
    expect(lost).toEqual([
      "1 p1",
      `2 ! name: ${OPEN}; the 3 lines after it read as no rows`,
      "The file cannot be read on after row 2: no line after it reads as a row",
    ]);
    const text = await read(fileOf(place(1), 'p2,"Joe', "and", "friends"));
    expect(text).toEqual(["1 p1", `2 ! name: ${OPEN}; the 2 lines after it read as no rows`]);
    expect((await read(fileOf('p1,"', ..."x".repeat(101)))).at(-1)).toContain("The file cannot be read on after row 1");
  });
});

describe("a hostile file is read once, however long it is", () => {
  const BYTES = 400_000;
  const endless = (unit: string) => unit.repeat(BYTES / unit.length);

  it.each([
    ["no line ends", "x"],
    ["quotes alone", '"'],
    ["a quote in each line", '"a\n'],
    ["a quote at each line's end", 'a"\n'],
    ["delimiters alone", ","],
    ["quoted delimiters", '",,"\n'],
    ["cells that open", ',"'],
    ["pairs of quotes", 'x,"""" ""\n'],
    ["empty lines", "\n"],
    ["lines of CR", "\r"],
  ])("%s", async (_, unit) => {
    // Anything that looks at the rest of the file for each of its lines would not end here.
    for (const start of [header, `${header}\r1,"`, `${header}\n1,"`]) {
      const { broken } = await readAll(`${start}\n${endless(unit)}`, "bellyfed", "csv", 65_536);
      expect(broken ?? "The file cannot").toMatch(/^The file cannot/);
    }
  });

  it.each([
    [
      "60,000 columns",
      `external_id,${Array.from({ length: 60_000 }, (_, n) => `c${n}`).join(",")}\n1,2\n`,
      "1,000 columns",
    ],
    ["one column that does not end", `external_id,${"x".repeat(2_000_000)}`, "within the first 1 MiB"],
    ["one that a quote opens", `external_id,"${"x\n".repeat(1_000_000)}`, "a quote that is not closed"],
    ["delimiters alone", ",".repeat(2_000_000), "within the first 1 MiB"],
    ["empty lines before it", "\n".repeat(2_000_000), "within the first 1 MiB"],
  ])("a header line of %s is refused", async (_, file, reason) => {
    expect((await readAll(file, "bellyfed", "csv", 65_536)).broken).toContain(reason);
  });
});
