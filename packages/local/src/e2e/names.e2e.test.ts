import { execFile, execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify, stripVTControlCharacters } from "node:util";
import { brotliDecompressSync } from "node:zlib";
import { type Call, caller, eventually, pages, tokenOf } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import { afterAll, beforeAll, expect, it } from "vitest";

/** A folder of before names were folded per script: see upgrade/README.md. */
const archive = brotliDecompressSync(readFileSync(join(import.meta.dirname, "upgrade/names.tar.br")));
const root = join(import.meta.dirname, "../../../..");
/** Functions go by what they know of the generations for two seconds. */
const SWITCH_MS = 3_000;
const PATIENCE_SECONDS = 120;
const BEGUN = "made anew from the log";

/** What was in the folder: the restaurants of each city, as people write it. */
const cities = {
  パリ: ["パリの店"],
  バリ: ["バリの店"],
  पटना: ["पटना रसोई"],
  पाटन: ["पाटन रसोई"],
  Gießen: ["Zum Löwen"],
  Łódź: ["Pierogarnia"],
  Zürich: ["Café Mondial"],
  Tromsø: ["Fisk"],
  "Order Town": ["Cafe 10", "Cafe 9", "Zebra", "Äpfel", "Éclair", "Öz", "ЁЛКА", "Яблоко"],
};

let cloud: CloudProcess;
let call: Call;
beforeAll(async () => {
  cloud = await cloudProcess();
  execFileSync("tar", ["-xf", "-", "-C", cloud.dataDir], { input: archive });
  await cloud.start();
  call = caller(cloud);
});
afterAll(() => cloud.dispose());

interface Row {
  readonly name: string;
  readonly slug: string;
  readonly count: number;
}
const listOf = async (city: string) =>
  (await pages(call, `/restaurants?city=${encodeURIComponent(city)}&limit=100`)) as Row[];
const namesIn = async (city: string) => (await listOf(city)).map(({ name }) => name.normalize("NFC"));

/** Does something all the time, while the system answers at all; collects what was answered that should not have been. */
function allTheTime(ask: (turn: number) => Promise<string | undefined>) {
  const faults: string[] = [];
  let [over, turns] = [false, 0];
  const working = (async () => {
    for (; !over; await sleep(20)) {
      const fault = await ask(turns).catch((error: unknown) => {
        // Nobody answers between a kill and the next start.
        if (/fetch failed|ECONNREFUSED|socket/.test(String(error))) return undefined;
        throw error;
      });
      turns++;
      if (fault) faults.push(fault);
    }
  })();
  const stop = async () => {
    over = true;
    await working;
    return { faults, turns };
  };
  return { stop };
}

const reading = () =>
  allTheTime(async (turn) => {
    const [city, names] = Object.entries(cities)[turn % Object.keys(cities).length] ?? ["", []];
    const found = await namesIn(city);
    const missing = names.filter((name) => !found.includes(name));
    return missing.length > 0 ? `${city} lacks ${missing.join(", ")}: ${found.join(", ")}` : undefined;
  });

const written: string[] = [];
const writing = async () => {
  const token = await tokenOf(cloud, "ines", "admin");
  return allTheTime(async (turn) => {
    const body = { name: `店 ${turn}`, city: turn % 2 ? "パリ" : "バリ", cuisines: ["चीनी", "चना"] };
    const { status, body: made } = await call("POST", "/restaurants", { body, token });
    if (status === 201 && turn % 2) written.push(made.name);
    return status === 201 ? undefined : `${status} ${JSON.stringify(made)}`;
  });
};

it("after the update lists are made anew by themselves, while all is answered, and go on after a kill", async () => {
  const { body: first } = await call("GET", "/restaurants?city=Order%20Town&limit=3");
  expect(first.data.map(({ name }: Row) => name)).toEqual(["Cafe 10", "Cafe 9", "Zebra"]);
  const [readers, writers] = [reading(), await writing()];
  await eventually(
    async () => cloud.output(),
    (said) => said.includes(BEGUN),
    PATIENCE_SECONDS,
  );
  await cloud.kill();
  await cloud.start();
  await eventually(
    async () => cloud.output(),
    (said) => said.includes("Switched"),
    PATIENCE_SECONDS,
  );
  await sleep(SWITCH_MS);
  const [read, wrote] = [await readers.stop(), await writers.stop()];
  expect([read.faults, wrote.faults]).toEqual([[], []]);
  expect(Math.min(read.turns, wrote.turns)).toBeGreaterThan(10);

  const rest = await pages(call, `/restaurants?city=Order%20Town&limit=3&cursor=${first.next_cursor}`);
  const names = (rest as Row[]).map(({ name }) => name);
  expect(names).toEqual(["Äpfel", "Éclair", "Öz", "ЁЛКА", "Яблоко"]);
}, 300_000);

it("names that differ by a mark are different, and accents make no difference", async () => {
  await eventually(
    () => namesIn("パリ"),
    (found) => found.length === written.length + 1,
  );
  expect((await namesIn("パリ")).toSorted()).toEqual(["パリの店", ...written].toSorted());
  expect(await namesIn("バリ")).not.toContain("パリの店");
  expect(await namesIn("पटना")).toEqual(["पटना रसोई"]);
  expect(await namesIn("पाटन")).toEqual(["पाटन रसोई"]);
  for (const city of ["Gießen", "GIESSEN"]) expect(await namesIn(city), city).toEqual(["Zum Löwen", "Zur Krone"]);
  for (const city of ["Łódź", "lodz"]) expect(await namesIn(city), city).toEqual(["Bar Mleczny", "Pierogarnia"]);
  for (const city of ["Tromsø", "Tromso"]) expect(await namesIn(city), city).toEqual(["Fisk"]);
  expect(await namesIn("ZÜRICH".normalize("NFD"))).toEqual(["Café Mondial"]);
  const order = ["Äpfel", "Cafe 9", "Cafe 10", "Éclair", "Öz", "Zebra", "ЁЛКА", "Яблоко"];
  expect(await namesIn("Order Town")).toEqual(order);

  const counts = new Map(((await pages(call, "/cities?limit=3")) as Row[]).map(({ slug, count }) => [slug, count]));
  expect([...counts.keys()]).toEqual([
    "giessen",
    "lodz",
    "order-town",
    "tromso",
    "zurich",
    "पटना",
    "पाटन",
    "バリ",
    "パリ",
  ]);
  expect([counts.get("giessen"), counts.get("lodz"), counts.get("पटना")]).toEqual([2, 2, 1]);
  const cuisines = ((await pages(call, "/cuisines?limit=3")) as Row[]).map(({ slug }) => slug);
  expect(cuisines).toEqual(expect.arrayContaining(["smorrebrod", "चना", "चीनी", "寿司"]));
  const [{ id }] = (await listOf("पटना")) as unknown as [{ id: string }];
  const { sections } = (await call("GET", `/restaurants/${id}/menu`)).body;
  expect(sections.map(({ name }: Row) => name)).toEqual(["दाल", "दिल", "パン", "バン"]);
  expect((await call("GET", `/restaurants/${id}`)).body.rating.count).toBe(1);
});

it("no read model is behind, nothing waits as a dead letter, and the next start has nothing to make anew", async () => {
  const command = async (name: string, ...argv: string[]) => {
    const env = { ...process.env, ...cloud.env, NODE_NO_WARNINGS: "1" };
    const run = [`packages/local/src/cli/${name}/main.ts`, ...argv];
    return stripVTControlCharacters((await promisify(execFile)(process.execPath, run, { cwd: root, env })).stdout);
  };
  // The feed waits a second for more; what is sent again meanwhile changes nothing.
  await eventually(
    () => command("reconcile", "--grace", "0"),
    (said) => / 0 events missing/.test(said) && !/ [1-9]\d* events missing/.test(said),
  );
  expect(
    (await command("dlq", "list"))
      .trim()
      .split("\n")
      .filter((line) => !/^\s*0\s/.test(line)),
  ).toEqual([]);
  expect(await command("rebuild", "--status")).toContain("Live: table 2; table 1 is kept up to date beside it.");
  expect(await cloud.stop()).toBe(0);
  await cloud.start();
  await eventually(
    () => command("rebuild", "--status"),
    (said) => said.includes("Live: table 2; nothing is kept beside it."),
    PATIENCE_SECONDS,
  );
  expect(cloud.output()).not.toContain(BEGUN);
  expect(await namesIn("पटना")).toEqual(["पटना रसोई"]);
}, 180_000);
