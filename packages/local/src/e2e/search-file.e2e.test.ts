import { spawn } from "node:child_process";
import { once } from "node:events";
import { s3Client, s3Objects } from "@bellyfed/adapters/s3/objects";
import { INDEX_KEY } from "@bellyfed/core/search/index-key";
import { compose as composeSearch } from "@bellyfed/functions/lambdas/search";
import { compose } from "@bellyfed/functions/lambdas/search-indexer";
import { compose as composeKeeper } from "@bellyfed/functions/programs/search-keeper";
import { fileIn } from "@bellyfed/functions/search/kept-file";
import { eventually, tokenOf } from "@bellyfed/testing/e2e/caller";
import { cloudWithAdmin } from "@bellyfed/testing/e2e/running";
import { FAKE_API_KEY, fakeTypesense } from "@bellyfed/testing/search/fake-typesense";
import { expect, it, vi } from "vitest";
import { IMPORT_BUCKET } from "../cloud/environment.ts";
import { runningEnvironment } from "../cloud/running.ts";
import { settings } from "../cloud/settings.ts";
import { makeContext } from "../lambda/context.ts";

const running = cloudWithAdmin();
const { call } = running;
const context = makeContext({ functionName: "search-indexer", memory: 512, timeoutSeconds: 900 });
/** An event is found within this time, in seconds, and so it is after whatever was killed. */
const FOUND_SECONDS = 3;

const environment = () => runningEnvironment("search-indexer", settings({ ...process.env, ...running.cloud.env }));
/** The bucket as it is now, and an indexer that has just been started. */
function indexing() {
  const env = environment();
  return {
    index: () => compose(env)({}, context),
    file: fileIn(env, IMPORT_BUCKET, INDEX_KEY),
    files: s3Objects({ client: s3Client({ endpoint: env.S3_ENDPOINT }), bucket: IMPORT_BUCKET }),
  };
}

async function add(name: string): Promise<void> {
  const token = await tokenOf(running.cloud, "ines", "owner");
  const body = { name, city: "Filetown", cuisines: ["Ramen"] };
  expect((await call("POST", "/restaurants", { token, body })).status).toBe(201);
}

async function found(): Promise<readonly string[]> {
  const { status, body } = await call("GET", "/search/restaurants?city=filetown&sort=name");
  return status === 200 ? (body as { data: { name: string }[] }).data.map(({ name }) => name) : [];
}
const untilFound = (names: readonly string[], seconds = FOUND_SECONDS) =>
  eventually(found, (answer) => JSON.stringify(answer) === JSON.stringify(names), seconds);

/** Keeps what this process logs to itself; answers it, and lets it out again from then on. */
function logged(): () => unknown[] {
  const lines: unknown[] = [];
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, "write").mockImplementation((chunk) => lines.push(JSON.parse(String(chunk))) > 0),
  );
  return () => {
    for (const spy of spies) spy.mockRestore();
    return lines;
  };
}

/** Starts an indexer of its own process that makes the file anew, and kills it as soon as there is another file. */
async function killedAfterItsFile(): Promise<void> {
  const { file } = indexing();
  const before = Buffer.from((await file()) ?? []);
  const script = "packages/local/src/cli/rebuild/main.ts";
  const child = spawn(process.execPath, [script, "--model", "search"], {
    env: { ...process.env, ...running.cloud.env, NODE_NO_WARNINGS: "1" },
    stdio: "ignore",
  });
  const ended = once(child, "exit");
  const isThere = async () => !before.equals(Buffer.from((await file()) ?? []));
  await eventually(isThere, (there) => there, 30);
  child.kill("SIGKILL");
  await ended;
}

it("finds an event soon, whatever is killed after the file was written, and whatever is damaged", async () => {
  await add("Alpha");
  await untilFound(["Alpha"]);
  await indexing().index();
  await add("Beta");
  await killedAfterItsFile();
  await add("Gamma");
  await untilFound(["Alpha", "Beta", "Gamma"]);
  await running.cloud.kill();
  await running.cloud.start();
  // The first search opens the file; what came after it is in the feed.
  await untilFound(["Alpha", "Beta", "Gamma"]);
  expect(await indexing().index()).toMatchObject({ written: "written" });

  const { files, file } = indexing();
  const whole = (await file()) ?? new Uint8Array();
  await files.put(INDEX_KEY, whole.slice(0, whole.length / 2), "application/gzip");
  await running.cloud.kill();
  await running.cloud.start();
  await add("Delta");
  await untilFound(["Alpha", "Beta", "Delta", "Gamma"]);
  const told = logged();
  expect(await indexing().index()).toMatchObject({ written: "written" });
  expect(await indexing().index()).toMatchObject({ written: "unchanged" });
  expect(told()).toMatchObject([{ level: "ERROR", message: "The search index's file is broken: it is made anew" }]);

  await add("Epsilon");
  // The event has its position a moment after the answer.
  await untilFound(["Alpha", "Beta", "Delta", "Epsilon", "Gamma"]);
  const both = await Promise.all([indexing().index(), indexing().index()]);
  expect(both.map(({ written }) => written)).toContain("written");
  await running.cloud.kill();
  await running.cloud.start();
  await untilFound(["Alpha", "Beta", "Delta", "Epsilon", "Gamma"]);
  expect(await indexing().index()).toMatchObject({ written: "unchanged" });
}, 240_000);

it("answers from a search server that is kept beside it, and from the file while that has lost everything", async () => {
  const fake = await fakeTypesense();
  process.env.POWERTOOLS_METRICS_DISABLED = "true";
  const server = { SEARCH_ENGINE: "typesense", TYPESENSE_URL: fake.url, TYPESENSE_API_KEY: FAKE_API_KEY };
  const chosen = settings({ ...process.env, ...running.cloud.env, ...server });
  const env = { ...runningEnvironment("search", chosen), CURSOR_SECRET: "s".repeat(43) };
  const search = composeSearch(env);
  const query = { city: ["filetown"], sort: ["name"] };
  const request = {
    ...{ httpMethod: "GET", path: "/search/restaurants", multiValueQueryStringParameters: query },
    ...{ headers: {}, multiValueHeaders: {}, body: null, requestContext: { domainName: "localhost" } },
  };
  let searches = 0;
  const counting = (_: string, path: string) => {
    if (path === "/multi_search") searches++;
  };
  fake.before = counting;
  const asked = async () => {
    const before = searches;
    const answer = await search(request as never, context);
    const { data = [] } = JSON.parse(answer.body) as { data?: { name: string }[] };
    return { names: data.map(({ name }) => name), isFromServer: searches > before };
  };
  const stopping = new AbortController();
  const keeper = composeKeeper(env);
  const keeping = keeper.run(stopping.signal);
  await add("Eta");
  const all = await eventually(found, (names) => names.includes("Eta"), FOUND_SECONDS);
  const fromServer = (names: readonly string[]) =>
    eventually(asked, (now) => now.isFromServer && now.names.join() === names.join(), 30);
  try {
    await eventually(
      async () => keeper.isHealthy(),
      (healthy) => healthy,
      30,
    );
    await fromServer(all);
    await add("Zeta");
    await fromServer([...all, "Zeta"]);
    fake.before = () => {
      throw new Error("starting");
    };
    fake.lose();
    expect(await asked()).toEqual({ names: [...all, "Zeta"], isFromServer: false });
    fake.before = counting;
    // It is filled again, and asked again ten seconds after it could not be.
    await eventually(
      async () => fake.aliases.size,
      (count) => count === 1,
      30,
    );
  } finally {
    stopping.abort();
    await keeping;
    fake.stop();
  }
}, 120_000);
