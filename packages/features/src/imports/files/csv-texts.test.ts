import { readAll } from "@bellyfed/testing/read-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const OPEN = "has a quote that is not closed";
const INNER = "has a quote within: such a cell stands in quotes, with the quotes within it written twice";

/** A file's rows by their ids; those that are rejected by number, column and reason. */
async function told(...lines: readonly string[]) {
  const { rows, broken } = await readAll(`${lines.join("\n")}\n`, "bellyfed", "csv", 1000);
  expect(broken).toBeUndefined();
  return rows.map((row) =>
    "value" in row
      ? (row.value as { external_id: string }).external_id
      : `${row.row} ! ${row.faults[0]?.field}: ${row.faults[0]?.reason}`,
  );
}

describe("a quote that opens a text and is closed by another row's", () => {
  it("costs these two rows and none between, however many there are", async () => {
    const lines = Array.from({ length: 500 }, (_, n) => `${n + 1},Place ${n + 1},Town,Soup,good food`);
    lines[9] = '10,Joe,Town,Soup,"Best soup in town';
    lines[449] = '450,Ann,Town,Soup,bowls of 12"';
    const rows = await told("external_id,name,city,cuisines,description", ...lines);
    expect(rows).toHaveLength(500);
    expect(rows.filter((row) => row.includes("!"))).toEqual([
      `10 ! description: ${OPEN}`,
      `450 ! description: ${INNER}`,
    ]);
  });

  it.each(["external_id,name,cuisines,description,city", "name,description,city,external_id,cuisines"])(
    "wherever the text stands: %s",
    async (header) => {
      const row = (id: string, description: string) => {
        const cells: Readonly<Record<string, string>> = {
          external_id: id,
          name: `N${id}`,
          city: "Town",
          cuisines: "Soup",
          description,
        };
        return header
          .split(",")
          .map((column) => cells[column])
          .join(",");
      };
      const rows = await told(header, row("a1", '"open'), row("a2", "fine"), row("a3", 'not"'), row("a4", ""));
      expect(rows).toEqual([`1 ! description: ${OPEN}`, "a2", `3 ! description: ${INNER}`, "a4"]);
    },
  );

  it("also where the other row is the next, and where it is a name that is opened", async () => {
    const header = "external_id,name,city,cuisines,description";
    expect(await told(header, '1,A,C,F,"x', '2,B,C,F,y"', "3,D,C,F,z")).toEqual([
      `1 ! description: ${OPEN}`,
      `2 ! description: ${INNER}`,
      "3",
    ]);
    expect(await told(header, '1,"A,C,F,x', '2,B",C,F,x', "3,D,C,F,z")).toEqual([
      `1 ! name: ${OPEN}`,
      `2 ! name: ${INNER}`,
      "3",
    ]);
  });

  it("also among rows of ids of several kinds and rows without their empty cells", async () => {
    const header = "external_id,name,city,cuisines,description";
    expect(await told(header, 'node/1,A,C,F,"x', "way/2,B,C,F,y", 'way/3,C,C,F,x"')).toEqual([
      `1 ! description: ${OPEN}`,
      "way/2",
      `3 ! description: ${INNER}`,
    ]);
    expect(await told(header, '1,A,C,F,"x', "2,B,C,F", "3,B,C,F,y", '4,C,C,F,x"')).toEqual([
      `1 ! description: ${OPEN}`,
      "2",
      "3",
      `4 ! description: ${INNER}`,
    ]);
  });
});

it("a text of any lines of prose stays one, wherever it stands", async () => {
  const words = fc.array(fc.constantFrom("soup", "pie", "12", "Joe's", "5.50", '"fresh"', "Mon-Fri", "", "open"), {
    minLength: 1,
    maxLength: 4,
  });
  const prose = fc.array(
    fc.array(words, { minLength: 1, maxLength: 7 }).map((parts) => parts.map((part) => part.join(" ")).join(", ")),
    { minLength: 1, maxLength: 6 },
  );
  const order = fc.shuffledSubarray(["name", "city", "cuisines", "description"], { minLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.array(prose, { minLength: 1, maxLength: 5 }), order, async (texts, rest) => {
      const lines = texts.map((text, n) => {
        const cells: Readonly<Record<string, string>> = {
          external_id: `r${n}`,
          name: "Joe",
          city: "Town",
          cuisines: "Soup",
          description: `"${text.join("\n").replaceAll('"', '""')}"`,
        };
        return ["external_id", ...rest].map((column) => cells[column]).join(",");
      });
      expect(await told(["external_id", ...rest].join(","), ...lines)).toEqual(texts.map((_, n) => `r${n}`));
    }),
  );
});
