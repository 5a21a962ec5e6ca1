import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { memoryIndex } from "@bellyfed/adapters/search/memory";
import { api } from "@bellyfed/core/http/api";
import { derivedId } from "@bellyfed/core/id";
import { menuItemAdded, menuStream } from "@bellyfed/features/menus/events";
import * as restaurant from "@bellyfed/features/restaurants/fixtures";
import { documentOf, foldEvent, nothingFolded } from "@bellyfed/features/search/folding";
import type { ImportPreview } from "@bellyfed/features/search/preview";
import { previews } from "@bellyfed/features/search/previews";
import { MOST_PREVIEWED } from "@bellyfed/features/search/rules";
import { quietTelemetry } from "@bellyfed/testing/invocation";
import { describe, expect, it } from "vitest";
import { previewPorts as portsOver } from "./previewing.ts";

const log = memoryEventStore();
const previewPorts = portsOver(log);
const at = { version: 1, timestamp: "2026-01-01T00:00:00.000Z" };
const identity = memoryIdentity({
  admin: { sub: "root", name: "Root", role: "admin" },
  user: { sub: "ann", name: "Ann", role: "user" },
});
const row = (external_id: string, more: object = {}) => ({
  ...{ external_id, name: `Place ${external_id}`, city: "Hamburg", cuisines: ["Fish"] },
  address: { street: `Hafenstraße ${external_id}` },
  ...more,
});

/** What the index has after these rows were imported from the source `bellyfed`, and a restaurant that a person added. */
async function system(...rows: object[]) {
  return systemBy(previewPorts, rows);
}

async function systemBy(ports: typeof previewPorts, rows: object[]) {
  const index = memoryIndex();
  const imported = [];
  for await (const read of previewPorts.rowsOf(asked(rows))) {
    if (!("record" in read)) throw new Error("a row of the test is no row");
    const source = { name: "bellyfed", external_id: read.record.external_id };
    const { after } = previewPorts.importInto({ id: previewPorts.idOf(source), facts: undefined }, source, read.record);
    imported.push({ ...nothingFolded, facts: after.facts ?? null });
  }
  const own = restaurant.created({ name: "Zum Anker", city: "Hamburg" }, "a".repeat(26));
  const documents = [...imported, foldEvent(nothingFolded, own, at)].flatMap((folded) => documentOf(folded) ?? []);
  await index.apply({ upsert: documents, remove: [], position: "7" });
  const looked = { index, isBehind: false };
  const app = api(
    previews(async () => looked, ports),
    { identity, log: quietTelemetry().log },
  );
  const post = async (body: object, token = "admin") => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const response = await app.request("/imports/preview", { method: "POST", headers, body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as ImportPreview };
  };
  return { index, post };
}

const lines = (rows: readonly object[]) => rows.map((each) => JSON.stringify(each)).join("\n");
const asked = (rows: readonly object[]) => ({
  ...({ profile: "bellyfed", format: "ndjson", content: lines(rows), partial: false, source: null } as const),
  defaults: { city: null },
  announced: [],
});

describe("POST /imports/preview", () => {
  it("tells of each row what an import would do, and writes nothing", async () => {
    const { post, index } = await system(row("1"), row("2"));
    const changed = row("2", { phone: "+49 40 123456", name: "Other" });
    const { body } = await post({
      profile: "bellyfed",
      content: lines([row("1"), changed, row("3"), { external_id: "4" }]),
    });
    expect(body).toMatchObject({
      counts: { read: 4, created: 1, updated: 1, unchanged: 1, rejected: 1 },
      ...{ duplicates: 0, complete: true, error: null },
      rows: [
        { row: 1, outcome: "unchanged", changes: [], id: derivedId("restaurant", "bellyfed", "1") },
        { row: 2, outcome: "updated", changes: ["name", "phone"], name: "Other" },
        { row: 3, outcome: "created", id: derivedId("restaurant", "bellyfed", "3") },
        {
          row: 4,
          outcome: "rejected",
          id: null,
          faults: [{ field: "name" }, { field: "city" }, { field: "cuisines" }],
        },
      ],
    });
    expect(await index.position()).toBe("7");
    expect((await index.search({ filters: {}, sort: "name", facets: [], limit: 10 })).total).toBe(3);
  });

  it("tells of what would be created which restaurant it looks like, and why", async () => {
    const { post } = await system(row("1"));
    const { location, address } = restaurant.profile;
    const twice = row("9", { name: "Zum Ankr", location, address });
    const { body } = await post({ profile: "bellyfed", content: lines([twice, row("1", { name: "Zum Anker" })]) });
    expect(body.duplicates).toBe(1);
    expect(body.rows[0]?.duplicates).toMatchObject([{ id: "a".repeat(26), name: "Zum Anker", city: "Hamburg" }]);
    expect(body.rows[0]?.duplicates[0]?.reasons.map(({ reason }) => reason)).toContain("near");
    expect(body.rows[1]).toMatchObject({ outcome: "updated", duplicates: [] });
  });

  it("tells in which neighbourhood each would be, and that a known one would be in another", async () => {
    const find = ({ lat }: { readonly lat: number }) => (lat > 53.56 ? null : "Hafen");
    const [inside, outside] = [53.55, 53.6].map((lat) => ({ location: { lat, lng: 10 } }));
    const { post } = await systemBy(portsOver(log, find), [row("1"), row("2", { neighborhood: "Altona" })]);
    const rows = [row("1", inside), row("2", outside), row("3", inside), row("4", outside), { external_id: "5" }];
    const { body } = await post({ profile: "bellyfed", content: lines(rows) });
    expect(body.rows.map(({ neighborhood, changes }) => [neighborhood, ...changes])).toEqual([
      ["Hafen", "location", "neighborhood"],
      ["Altona", "location"],
      ["Hafen"],
      [null],
      [null],
    ]);
  });

  it("takes a row that comes again for what the row before it left", async () => {
    const { post } = await system();
    const rows = [row("1"), row("1"), row("1", { price_level: 2 })];
    const { body } = await post({ profile: "bellyfed", content: lines(rows) });
    expect(body.rows.map(({ outcome, changes }) => [outcome, ...changes])).toEqual([
      ["created"],
      ["unchanged"],
      ["updated", "price_level"],
    ]);
  });

  it("takes inspections for new that are newer than the newest that is known", async () => {
    const inspection = (inspected_at: string) => ({ grade: "A", score: 3, inspected_at });
    const inspections = [inspection("2025-01-02"), inspection("2024-01-02")];
    const { post } = await system(row("1", { inspections }));
    const again = await post({ profile: "bellyfed", content: lines([row("1", { inspections })]) });
    expect(again.body.rows[0]).toMatchObject({ outcome: "unchanged" });
    const newer = row("1", { inspections: [...inspections, inspection("2025-06-01")] });
    expect((await post({ profile: "bellyfed", content: lines([newer]) })).body.rows[0]?.changes).toEqual([
      "inspections",
    ]);
  });

  it("reads every format, and says where content breaks off and that there was more", async () => {
    const { post } = await system();
    const csv = "external_id,name,city,cuisines\n1,One,Hamburg,Fish\n2,Tw";
    expect((await post({ profile: "bellyfed", content: csv, partial: true })).body).toMatchObject({
      counts: { read: 1, created: 1 },
      complete: false,
      error: null,
    });
    const cut = `[${JSON.stringify(row("1"))},{"external_id":"2"`;
    expect((await post({ profile: "bellyfed", content: cut })).body).toMatchObject({
      complete: false,
      error: expect.stringContaining("breaks off"),
    });
    const many = Array.from({ length: MOST_PREVIEWED + 1 }, (_, at) => row(String(at)));
    expect((await post({ profile: "bellyfed", content: lines(many) })).body).toMatchObject({
      counts: { read: MOST_PREVIEWED },
      complete: false,
    });
    const page = await post({ profile: "bellyfed", content: "<!DOCTYPE html><html></html>" });
    expect([page.status, page.body.error]).toEqual([200, expect.stringContaining("web page")]);
  });

  it("is for admins, and refuses a format that the profile does not come in", async () => {
    const { post } = await system();
    expect((await post({ profile: "bellyfed", content: "" }, "user")).status).toBe(403);
    expect((await post({ profile: "nyc", format: "csv", content: "a" })).status).toBe(422);
    expect((await post({ profile: "nyc" })).status).toBe(422);
  });

  it("tells what would become of menus, by their streams, and names the dishes that would be others", async () => {
    const { post } = await system(row("1"), row("2"));
    const dish = (name: string, price: string) => ({ section: "Mains", name, price });
    const has = [
      { ...dish("Cod", ""), id: "cod", price: { amount: 900, currency: "EUR" }, description: null },
      { ...dish("Eel", ""), id: "eel", price: { amount: 800, currency: "EUR" }, description: null },
    ].map((item, position) => ({ ...item, position, dietary: [], available: true }));
    const restaurant_id = previewPorts.idOf({ name: "bellyfed", external_id: "1" });
    await log.append({
      ...{ stream: menuStream(restaurant_id), sequence: 1, commandId: "c", bodyHash: "c", actor: "a", traceId: "t" },
      timestamp: at.timestamp,
      events: has.map((item, nth) => ({ id: `e${nth}`, version: 1, ...menuItemAdded({ restaurant_id, item }) })),
    });
    const rows = [
      { external_id: "1", dish: { ...dish("Codfish", "9 EUR"), id: "cod" } },
      { external_id: "1", dish: { ...dish("Codfish", "9 EUR"), id: "cod" } },
      row("1", {
        menu: { sections: [{ name: "Mains", items: [{ ...has[1], section: undefined }, dish("Pike", "7 EUR")] }] },
      }),
      { external_id: "7", dish: dish("Tench", "6 EUR") },
      { external_id: "8", dish: dish("Tench", "6 EUR") },
      row("2", { menu: { sections: [] } }),
    ];
    const { body } = await post({ ...asked(rows), announced: ["8"] });
    const told = body.rows.map(({ outcome, changes, dishes, faults }) => [outcome, changes, dishes, faults[0]?.code]);
    const [none, counts] = [undefined, { added: 0, changed: 0, unchanged: 0, changing: [] }];
    expect(told).toEqual([
      ["updated", ["menu"], { ...counts, changed: 1, changing: ["Codfish"] }, none],
      ["unchanged", [], { ...counts, unchanged: 1 }, none],
      ["updated", ["menu"], { ...counts, added: 1, unchanged: 1 }, none],
      ["rejected", [], null, "no_such_restaurant"],
      ["updated", ["menu"], { ...counts, added: 1 }, none],
      ["unchanged", [], null, none],
    ]);
    expect(body.dishes).toEqual({ added: 2, changed: 1, unchanged: 2 });
    expect(log.appended).toHaveLength(1);
  });
});
