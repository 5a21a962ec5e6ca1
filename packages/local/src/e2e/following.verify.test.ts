import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Call, caller, eventually, tokenOf } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import { afterAll, beforeAll, expect, it } from "vitest";

// What the makers of the specifications themselves say of our events, against a running system. Their libraries are fetched here, in these
// versions; without a registry that is said, and the tests are left out.
const NPM = { cloudevents: "10.0.0", "@asyncapi/parser": "3.6.6" };

const library = (name: keyof typeof NPM): string => JSON.stringify(name);

const work = mkdtempSync(join(tmpdir(), "bellyfed-events-"));
let cloud: CloudProcess;
let call: Call;
let missing: string | undefined;
beforeAll(async () => {
  cloud = await cloudProcess();
  await cloud.start();
  call = caller(cloud);
  writeFileSync(join(work, "package.json"), JSON.stringify({ type: "module", dependencies: NPM }));
  const { status, said } = run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
  missing = status === 0 ? undefined : said.slice(0, 300);
}, 600_000);
afterAll(async () => {
  await cloud.dispose();
  rmSync(work, { recursive: true, force: true });
});

function run(command: string, args: readonly string[]) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: work, encoding: "utf8", timeout: 300_000 });
  return { status, said: error?.message ?? `${stdout}${stderr}` };
}

/** What a script prints as JSON. */
function told(script: string): unknown {
  writeFileSync(join(work, "script.mjs"), script);
  const { status, said } = run(process.execPath, ["script.mjs"]);
  expect(status, said.slice(-4000)).toBe(0);
  return JSON.parse(said);
}

it("CloudEvents' own library takes every event of a batch as one of its specification, as strict as it can be", async ({
  skip,
}) => {
  if (missing) skip(missing);
  const owner = await tokenOf(cloud, "owner", "owner");
  const place = { name: "Chez Nous", city: "Lyon", cuisines: ["French"] };
  const { body } = await call("POST", "/restaurants", { body: place, token: owner });
  const review = { body: { rating: 5, title: "Good", text: "Very" }, token: await tokenOf(cloud, "guest") };
  await call("POST", `/restaurants/${body.id}/reviews`, review);
  const headers = { accept: "application/cloudevents-batch+json" };
  const ask = async () =>
    fetch(`${cloud.url}/events?after=0`, { headers: { ...headers, "x-api-key": "local-dev-key" } });
  const answer = await eventually(
    async () => {
      const response = await ask();
      return { type: response.headers.get("content-type"), text: await response.text() };
    },
    ({ text }) => text.includes("com.bellyfed.review.created"),
  );
  writeFileSync(join(work, "batch.json"), answer.text);
  const script = `
    import { readFileSync } from "node:fs";
    const { CloudEvent, HTTP } = await import(${library("cloudevents")});
    const body = readFileSync("batch.json", "utf8");
    const read = HTTP.toEvent({ headers: { "content-type": ${JSON.stringify(answer.type)} }, body });
    const strict = JSON.parse(body).map((event) => new CloudEvent(event, true).validate());
    console.log(JSON.stringify({ types: [read].flat().map(({ type }) => type), strict }));`;
  expect(told(script)).toEqual({
    types: ["com.bellyfed.restaurant.created", "com.bellyfed.review.created"],
    strict: [true, true],
  });
});

it("AsyncAPI's own parser finds nothing wrong in the document that the API serves", async ({ skip }) => {
  if (missing) skip(missing);
  const { body } = await call("GET", "/asyncapi.json");
  writeFileSync(join(work, "asyncapi.json"), JSON.stringify(body));
  const script = `
    import { readFileSync } from "node:fs";
    const { Parser } = await import(${library("@asyncapi/parser")});
    const { document, diagnostics } = await new Parser().parse(readFileSync("asyncapi.json", "utf8"));
    const errors = diagnostics.filter(({ severity }) => severity === 0).map(({ message, path }) => [message, path.join("/")]);
    console.log(JSON.stringify({ errors, operations: document?.allOperations().all().map((each) => each.id()) }));`;
  expect(told(script)).toEqual({ errors: [], operations: expect.arrayContaining(["listEvents"]) });
});
