import { readFileSync } from "node:fs";
import { withFaults } from "@bellyfed/adapters/memory/faults";
import { execute } from "@bellyfed/core/execute";
import { derivedId, ulids } from "@bellyfed/core/id";
import { foldCommits, ownMeta } from "@bellyfed/core/stream";
import type { ImportJob, RejectedRow } from "@bellyfed/features/imports/contract";
import { nativeRow } from "@bellyfed/features/imports/fixtures";
import { menuType } from "@bellyfed/features/menus/decider";
import { menuStream } from "@bellyfed/features/menus/events";
import { memoryImport } from "@bellyfed/testing/memory-import";
import { describe, expect, it } from "vitest";

type System = ReturnType<typeof memoryImport>;

const idOf = (externalId: string) => derivedId("restaurant", "bellyfed", externalId);
const ndjson = (...rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join("\n");
const soup = { name: "Soup", price: { amount: 750, currency: "EUR" } };
const cake = { id: "cake", name: "Cake", price: 3.2, currency: "eur", dietary: ["vegan"] };
const menu = (...items: unknown[]) => ({ sections: [{ name: "All day", items }] });
const dishRow = (external_id: string, dish: object) => ({ external_id, dish: { section: "All day", ...dish } });

async function started(system: System, content: string): Promise<string> {
  const answer = await system.call("POST", "/imports", { profile: "bellyfed", content });
  expect(answer.status).toBe(202);
  return ((await answer.json()) as ImportJob).id;
}
/** Everything that waits is delivered once, in order; answers how the import stands then. */
async function imported(system: System, content: string): Promise<ImportJob> {
  const [jobs, rows, events] = [system.jobs.sent.length, system.rows.sent.length, system.publisher.published.length];
  const id = await started(system, content);
  await system.readFiles(system.jobs.sent.slice(jobs));
  await system.announce(system.rows.sent.slice(rows));
  await system.consume(system.publisher.published.slice(events));
  await system.project();
  return statusOf(system, id);
}
const statusOf = async (system: System, id: string) =>
  (await (await system.call("GET", `/imports/${id}`)).json()) as ImportJob;
const rowsOf = async (system: System, id: string, list: "errors" | "notes") =>
  ((await (await system.call("GET", `/imports/${id}/${list}?format=json`)).json()) as { data: RejectedRow[] }).data;

const commitsOf = (system: System, externalId: string) =>
  system.log.appended.filter(({ stream }) => stream === menuStream(idOf(externalId)));
/** A menu as its events tell it: of each dish its name, price and place. */
function servedAt(system: System, externalId: string) {
  const commits = commitsOf(system, externalId);
  const { state } = foldCommits(menuType, { snapshot: undefined, commits });
  const told = new Map(
    commits.flatMap(({ events }) =>
      events.flatMap(({ payload }) => {
        const { item } = payload as { item?: { id: string; name: string; price: { amount: number } } };
        return item ? [[item.id, item] as const] : [];
      }),
    ),
  );
  return state.items.map(({ id, section }) => [section, told.get(id)?.name, told.get(id)?.price.amount]);
}

describe("menus in a file", () => {
  it("come with their restaurants, as a field of theirs or as rows of their own, and are counted", async () => {
    const system = memoryImport();
    const content = ndjson(
      nativeRow(1, { menu: menu(soup, cake) }),
      dishRow("r-2", { name: "Stew", price: "9,90 EUR" }),
      nativeRow(2),
      dishRow("r-1", { section: "Sunday", name: "Roast", price: "15", currency: "EUR" }),
    );
    const job = await imported(system, content);
    expect(job).toMatchObject({
      status: "completed",
      counts: { read: 4, created: 2, updated: 2, rejected: 0 },
      dishes: 4,
      noted: 0,
    });
    expect(servedAt(system, "r-1")).toEqual([
      ["All day", "Soup", 750],
      ["All day", "Cake", 320],
      ["Sunday", "Roast", 1500],
    ]);
    expect(servedAt(system, "r-2")).toEqual([["All day", "Stew", 990]]);
  });

  it("that come again write nothing, and a dish that changed is written alone", async () => {
    const system = memoryImport();
    const rows = (price: number) =>
      ndjson(
        nativeRow(1, { menu: menu(soup, { ...cake, price }) }),
        dishRow("r-1", { name: "Pie", price: "4.00 EUR" }),
      );
    await imported(system, rows(3.2));
    const before = system.log.appended.length;
    const again = await imported(system, rows(3.2));
    expect(again.counts).toMatchObject({ read: 2, unchanged: 2 });
    // The import's own two events.
    expect(system.log.appended.length).toBe(before + 2);
    expect((await imported(system, rows(3.5))).counts).toMatchObject({ updated: 1, unchanged: 1 });
    expect(commitsOf(system, "r-1").at(-1)?.events).toMatchObject([
      { type: "MENU_ITEM_CHANGED", payload: { item: { id: "cake", price: { amount: 350 } } } },
    ]);
  });

  it("leave dishes alone that they do not say", async () => {
    const system = memoryImport();
    await imported(system, ndjson(nativeRow(1, { menu: menu(soup) })));
    await imported(system, ndjson(nativeRow(1, { menu: menu(cake) }), nativeRow(1)));
    expect(servedAt(system, "r-1").map(([, name]) => name)).toEqual(["Soup", "Cake"]);
  });

  it("read as GET answers them, so that what was exported is imported unchanged", async () => {
    const system = memoryImport();
    await imported(system, ndjson(nativeRow(1, { menu: menu(soup, cake) })));
    const told = commitsOf(system, "r-1").flatMap(({ events }) =>
      events.map(({ payload }) => (payload as { item: object }).item),
    );
    const items = told.map((item) => Object.fromEntries(Object.entries(item).filter(([name]) => name !== "section")));
    const job = await imported(system, ndjson(nativeRow(1, { menu: { version: 2, ...menu(...items) } })));
    expect(job.counts).toMatchObject({ unchanged: 1 });
  });

  it("of a hundred dishes are four commits, and each row of a dish is one", async () => {
    const system = memoryImport();
    const dishes = Array.from({ length: 100 }, (_, n) => ({ ...soup, name: `Soup ${n}` }));
    await imported(system, ndjson(nativeRow(1, { menu: menu(...dishes) })));
    expect(commitsOf(system, "r-1").map(({ events }) => events.length)).toEqual([25, 25, 25, 25]);
    await imported(system, ndjson(dishRow("r-1", soup), dishRow("r-1", { ...soup, name: "Broth" })));
    expect(commitsOf(system, "r-1")).toHaveLength(6);
  });

  it("of a restaurant that is new are written without reading anything", async () => {
    const calls: string[] = [];
    const system = memoryImport({
      store: (store) => withFaults(store, ({ method, when }) => void (when === "before" && calls.push(method))),
    });
    await imported(system, ndjson(nativeRow(0)));
    const rows = [nativeRow(1, { menu: menu(soup) }), nativeRow(2, { menu: menu(soup) })];
    const id = await started(system, ndjson(...rows));
    await system.readFiles(system.jobs.sent.slice(-1));
    const [sent, published] = [system.rows.sent.length, system.publisher.published.length];
    await system.announce(system.rows.sent.slice(sent - 1));
    calls.length = 0;
    await system.consume(system.publisher.published.slice(published));
    // Each restaurant and each menu is one append; the job's end is looked up and written.
    expect(calls.filter((call) => call === "append")).toHaveLength(5);
    expect(calls.filter((call) => call === "load")).toHaveLength(1);
    expect((await statusOf(system, id)).dishes).toBe(2);
  });
});

describe("a dish that is not in order", () => {
  it("as a row is rejected alone, by the column that it is wrong in", async () => {
    const system = memoryImport();
    const header = "external_id,name,city,cuisines,dish.section,dish.name,dish.price,dish.currency,dish.dietary";
    const lines = [
      header,
      "1,One,Hamburg,Fish,,,,,",
      "1,,,,Mains,Plaice,a lot,EUR,",
      "1,,,,Mains,Cod,12.50,,",
      "1,,,,,Eel,12.50,EUR,",
      "2,,,,Mains,Pike,12.50,EUR,",
      '1,,,,Mains,Carp,"1,250",EUR,',
      "1,,,,Mains,Tench,12.50,EUR,vegan;wet",
    ];
    const job = await imported(system, lines.join("\n"));
    expect(job.counts).toMatchObject({ read: 7, created: 1, updated: 1, rejected: 5 });
    expect((await rowsOf(system, job.id, "errors")).map(({ row, field, code }) => [row, field, code])).toEqual([
      [2, "dish.price", "wrong_type"],
      [3, "dish.currency", "required"],
      [4, "dish.section", "required"],
      [5, "external_id", "no_such_restaurant"],
      [6, "dish.price", "wrong_type"],
    ]);
    expect((await rowsOf(system, job.id, "notes")).map(({ row, field, code }) => [row, field, code])).toEqual([
      [7, "dish.dietary.1", "not_one_of"],
    ]);
    expect(servedAt(system, "1")).toEqual([["Mains", "Tench", 1250]]);
  });

  it("in a menu is left out with a note, and the others are written", async () => {
    const system = memoryImport();
    const items = [soup, { name: "Air" }, { ...soup, price: { amount: 800, currency: "EUR" } }, cake, 7];
    const job = await imported(system, ndjson(nativeRow(1, { menu: menu(...items) })));
    expect(job).toMatchObject({ counts: { created: 1 }, dishes: 2, noted: 1 });
    const [note] = await rowsOf(system, job.id, "notes");
    expect([note, ...(note?.others ?? [])].map((each) => [each?.field, each?.code])).toEqual([
      ["menu.sections.0.items.1.price", "required"],
      ["menu.sections.0.items.2.id", "repeated"],
      ["menu.sections.0.items.4", "wrong_type"],
    ]);
    expect(servedAt(system, "r-1").map(([, name]) => name)).toEqual(["Soup", "Cake"]);
  });

  it("finds no room on a full menu: its row is rejected, and a menu says so in a note", async () => {
    const system = memoryImport();
    const dishes = Array.from({ length: 500 }, (_, n) => ({ ...soup, name: `Soup ${n}` }));
    await imported(system, ndjson(nativeRow(1, { menu: menu(...dishes) })));
    const job = await imported(
      system,
      ndjson(dishRow("r-1", cake), nativeRow(1, { menu: menu(cake, { ...soup, name: "Soup 0" }) })),
    );
    expect(job).toMatchObject({ counts: { rejected: 1, unchanged: 1 }, dishes: 1, noted: 1 });
    expect(await rowsOf(system, job.id, "errors")).toMatchObject([{ row: 1, field: "menu", code: "too_many" }]);
  });
});

describe("deliveries of rows with dishes", () => {
  const content = ndjson(
    nativeRow(1, { menu: menu(soup, cake) }),
    dishRow("r-1", { name: "Pie", price: "4 EUR" }),
    dishRow("r-1", { ...cake, price: 5, currency: "EUR" }),
  );
  /** A system that is killed at the nth call of those that deliver, before or after its effect. */
  function killedAt(cut: number, moment: "before" | "after") {
    const life = { armed: false, calls: 0, dead: false };
    const strike = ({ when }: { when: "before" | "after" }) => {
      if (!life.armed) return;
      if (when === "before") life.calls++;
      life.dead ||= life.calls > cut && when === moment;
      if (life.dead) throw new Error("killed");
    };
    const system = memoryImport({
      store: (store) => withFaults(store, strike),
      table: (table) => withFaults(table, strike),
    });
    return { system, life };
  }
  const deliver = async (system: System) => {
    await system.readFiles();
    await system.announce();
    await system.consume();
  };

  it("that are cut off anywhere are finished by those that come again, with the same counts and the same menus", async () => {
    const whole = killedAt(Number.POSITIVE_INFINITY, "before");
    await started(whole.system, content);
    whole.life.armed = true;
    await deliver(whole.system);
    const right = servedAt(whole.system, "r-1");
    expect(right.map(([, name, price]) => [name, price])).toEqual([
      ["Soup", 750],
      ["Cake", 500],
      ["Pie", 400],
    ]);
    expect(whole.life.calls).toBeGreaterThan(8);
    for (let cut = 0; cut < whole.life.calls; cut++) {
      for (const moment of ["before", "after"] as const) {
        const { system, life } = killedAt(cut, moment);
        const id = await started(system, content);
        life.armed = true;
        await deliver(system).catch(() => undefined);
        expect(life.dead).toBe(true);
        Object.assign(life, { armed: false });
        await deliver(system);
        await system.project();
        const { status, counts, dishes } = await statusOf(system, id);
        expect([cut, moment, status, dishes, counts, servedAt(system, "r-1")]).toEqual([
          ...[cut, moment, "completed", 4],
          { read: 3, created: 1, updated: 2, unchanged: 0, rejected: 0 },
          right,
        ]);
      }
    }
  });

  it("that come again leave alone what somebody has changed since", async () => {
    let isCut = true;
    const system = memoryImport({
      table: (table) => ({
        ...table,
        transact: async (writes) =>
          isCut && writes.length > 1 ? Promise.reject(new Error("cut off")) : table.transact(writes),
      }),
    });
    const id = await started(system, ndjson(nativeRow(1, { menu: menu(soup, cake) })));
    await deliver(system);
    expect(servedAt(system, "r-1")).toHaveLength(2);
    await execute(
      { store: system.log, runtime: { now: () => 0, id: ulids(), sleep: async () => {}, random: () => 0 } },
      {
        ...{ type: menuType, stream: menuStream(idOf("r-1")) },
        meta: ownMeta({ commandId: "by hand", actor: "user-mo", traceId: "" }, { now: () => 0 }),
        command: {
          ...{ type: "remove", id: "cake", restaurant_id: idOf("r-1") },
          restaurant: { status: "open", owner_id: null },
          actor: { sub: "user-mo", role: "moderator" },
        },
      },
    );
    isCut = false;
    await deliver(system);
    expect(servedAt(system, "r-1").map(([, name]) => name)).toEqual(["Soup"]);
    expect(await statusOf(system, id)).toMatchObject({ dishes: 2, counts: { created: 1 } });
  });
});

describe("the sample file", () => {
  it("is imported whole", async () => {
    const system = memoryImport();
    const job = await imported(system, readFileSync("docs/import-menus.csv", "utf8"));
    expect(job).toMatchObject({ counts: { read: 6, created: 2, updated: 4, rejected: 0 }, dishes: 5, noted: 0 });
    expect(servedAt(system, "17")).toEqual([
      ["Starters", "Matjes", 850],
      ["Starters", "Fish soup", 790],
      ["Mains", "Plaice with bacon", 2400],
      ["Mains", "Potato pancakes", 1250],
    ]);
    expect(servedAt(system, "18")).toEqual([["Drinks", "Lemonade", 320]]);
  });
});
