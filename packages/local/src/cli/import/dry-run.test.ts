import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryIndex } from "@bellyfed/adapters/search/memory";
import { parse } from "@bellyfed/core/parse";
import { created, profile } from "@bellyfed/features/restaurants/fixtures";
import { documentOf, foldEvent, nothingFolded } from "@bellyfed/features/search/folding";
import { type PreviewImport, previewImport } from "@bellyfed/features/search/preview";
import { previewRows } from "@bellyfed/features/search/previewing";
import { previewPorts } from "@bellyfed/functions/search/previewing";
import { afterAll, describe, expect, it } from "vitest";
import type { ImportApi } from "./api.ts";
import { argumentsOf } from "./arguments.ts";
import { dryRun } from "./dry-run.ts";

const folder = mkdtempSync(join(tmpdir(), "bellyfed-dry-run-"));
afterAll(() => rmSync(folder, { recursive: true }));
const fileOf = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const anker = created({ name: "Zum Anker", city: "Hamburg" }, "a".repeat(26));
const row = (external_id: string, more: object = {}) =>
  JSON.stringify({ external_id, name: `Place ${external_id}`, city: "Hamburg", cuisines: ["Fish"], ...more });

/** The command with the API's own preview behind it, over an index with one restaurant; nothing else can be called. */
async function run(argv: readonly string[], terminal = false) {
  const index = memoryIndex();
  const folded = foldEvent(nothingFolded, anker, { version: 1, timestamp: "2026-01-01T00:00:00.000Z" });
  const known = documentOf(folded);
  await index.apply({ upsert: known ? [known] : [], remove: [], position: "1" });
  const asked: PreviewImport[] = [];
  const api = {
    async preview(body: unknown) {
      asked.push(parse(previewImport.body, body));
      return previewRows(index, previewPorts(memoryEventStore()), asked.at(-1) as PreviewImport);
    },
  } as Partial<ImportApi> as ImportApi;
  let printed = "";
  const output = { write: (text: string) => (printed += text), isTTY: terminal, columns: 80 };
  const code = await dryRun(api, argumentsOf(["--dry-run", ...argv]), output);
  return { code, printed: stripVTControlCharacters(printed), asked };
}

describe("npm run import -- FILE --dry-run", () => {
  it("asks about fifty rows at a time, and tells what would become of all", async () => {
    const rows = Array.from({ length: 120 }, (_, at) => row(String(at)));
    const { code, printed, asked } = await run([fileOf("many.ndjson", rows.join("\n"))]);
    expect(code).toBe(0);
    expect(asked.map(({ content }) => content.split("\n").length)).toEqual([50, 50, 20]);
    expect(printed).toMatch(/120 rows in .*nothing was written/);
    expect(printed).toMatch(/created +120/);
  });

  it("tells of duplicates with their score and reasons, and fails for them if it is to be strict", async () => {
    const { location, address } = profile;
    const file = fileOf("twice.ndjson", [row("1"), row("2", { name: "Zum Ankr", location, address })].join("\n"));
    const { code, printed } = await run([file]);
    expect(code).toBe(0);
    expect(printed).toContain("1 row would be created and looks like a restaurant that is there:");
    expect(printed).toMatch(
      /row 2: Zum Ankr ~ Zum Anker, .*Hamburg \(a{26}\), [01]\.\d\d: similar_name, .*near \(0 m\)/,
    );
    expect((await run([file, "--strict"])).code).toBe(1);
  });

  it("rejects rows as the import does, by their numbers in the file", async () => {
    const file = fileOf("bad.ndjson", [row("1"), "{broken", "", row("3", { name: "" })].join("\n"));
    const { code, printed } = await run([file, "--strict"]);
    expect(code).toBe(1);
    expect(printed).toMatch(/rejected +2/);
    expect(printed).toContain("row 2: ");
    expect(printed).toContain("row 3: name: must not be empty");
  });

  it("counts rows of a restaurant that came before apart, also when they are asked about later", async () => {
    const rows = Array.from({ length: 60 }, (_, at) => row(String(at % 55)));
    const { printed } = await run([fileOf("again.ndjson", rows.join("\n"))]);
    expect(printed).toMatch(/created +55/);
    expect(printed).toMatch(/again +5/);
  });

  it("knows of dishes the restaurants that rows far before them make, and tells how many would come", async () => {
    const rows = Array.from({ length: 60 }, (_, at) => row(String(at)));
    const dish = (id: string) =>
      JSON.stringify({ external_id: id, dish: { section: "All", name: "Soup", price: "7", currency: "EUR" } });
    const file = fileOf("dishes.ndjson", [...rows, dish("3"), dish("99")].join("\n"));
    const { printed, asked } = await run([file]);
    expect(asked.map(({ announced }) => announced)).toEqual([[], ["3"]]);
    expect(printed).toMatch(/updated +1\n/);
    expect(printed).toMatch(/rejected +1\n/);
    expect(printed).toContain("dishes: 1 would come, 0 would be others, 0 stay");
    expect(printed).toContain("row 62: external_id: must be the id of a restaurant");
  });

  it("goes on after many rows of a file that names them by ids of its own", async () => {
    const properties = { amenity: "cafe", "addr:city": "Hamburg" };
    const features = Array.from({ length: 60 }, (_, at) => ({
      ...{ type: "Feature", id: `node/${at + 1}`, geometry: null, properties: { ...properties, name: `Cafe ${at}` } },
    }));
    const file = fileOf("many.geojson", JSON.stringify({ type: "FeatureCollection", features }));
    const { code, printed, asked } = await run([file]);
    expect([code, asked.map(({ announced }) => announced)]).toEqual([0, [[], []]]);
    expect(printed).toMatch(/created +60/);
  });

  it("reads CSV and GeoJSON here, and answers JSON", async () => {
    const csv = fileOf("a.csv", "external_id,name,city,cuisines\n1,One,Hamburg,Fish\n2,Two,Hamburg,Fish\n");
    const { printed } = await run([csv, "--json", "--source", "mine"]);
    expect(JSON.parse(printed)).toEqual({
      ...{
        dry_run: true,
        again: 0,
        duplicates: 0,
        changes: {},
        neighborhoods: {},
        dishes: { added: 0, changed: 0, unchanged: 0 },
        error: null,
        rows: [],
      },
      counts: { read: 2, created: 2, updated: 0, unchanged: 0, rejected: 0 },
    });
    const feature = { type: "Feature", id: "node/1", properties: { name: "One", amenity: "cafe" }, geometry: null };
    const places = fileOf("a.geojson", JSON.stringify({ type: "FeatureCollection", features: [feature, feature] }));
    const answer = JSON.parse((await run([places, "--json", "--city", "Hamburg"])).printed);
    expect(answer.counts).toMatchObject({ read: 2, created: 1, unchanged: 1 });
  });

  it("says where a file breaks off and that it has no rows, and fails", async () => {
    const broken = await run([fileOf("broken.json", `[${row("1")},{"external_id"`)]);
    expect([broken.code, broken.printed]).toEqual([1, expect.stringContaining("The file was not read to its end:")]);
    const none = await run([fileOf("none.ndjson", "\n")]);
    expect([none.code, none.printed]).toEqual([1, expect.stringContaining("The file has no rows")]);
  });

  it("shows how far it is, once more and again on a terminal", async () => {
    const rows = Array.from({ length: 120 }, (_, at) => row(String(at))).join("\n");
    expect((await run([fileOf("tty.ndjson", rows)], true)).printed).toContain("100 % of the file, 120 rows");
    expect((await run([fileOf("tty.ndjson", rows), "--json"], true)).printed).toMatch(/^\{/);
  });

  it("tells of one row of each kind no more than five times, and of all as JSON", async () => {
    const bad = Array.from({ length: 9 }, (_, at) => row(String(at), { name: "" })).join("\n");
    expect((await run([fileOf("nine.ndjson", bad)])).printed).toContain("… and 4 more");
    expect(JSON.parse((await run([fileOf("nine.ndjson", bad), "--json"])).printed).rows).toHaveLength(9);
    expect(() => argumentsOf(["a", "--json"])).toThrow("--json tells of a dry run");
  });
});
