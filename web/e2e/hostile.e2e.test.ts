import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Site, startSite } from "./site.ts";

// What no browser of ours would send: each is to be refused as the sender's fault, and none is to be ours.
let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.cloud.dispose());

const FORM = "/sign-in";

/** The hidden fields of a page's form: what makes a POST of it reach its Server Action. */
async function hiddenFields(): Promise<[name: string, value: string][]> {
  const html = await (await fetch(site.url + FORM)).text();
  const inputs = html.match(/<input type="hidden"[^>]*>/g) ?? [];
  const attribute = (input: string, name: string) =>
    (new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? "").replace(/&quot;/g, '"').replace(/&amp;/g, "&");
  return inputs.map((input) => [attribute(input, "name"), attribute(input, "value")]);
}

async function post(fields: readonly (readonly [string, string])[], headers: Readonly<Record<string, string>> = {}) {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return fetch(site.url + FORM, { method: "POST", body: form, headers, redirect: "manual" });
}

const wrong = [
  ["username", "nobody"],
  ["password", "not the password"],
] as const;

describe("a form", () => {
  it("of the site reaches its action, so that what follows is refused for its own fault", async () => {
    const hidden = await hiddenFields();
    expect(hidden.some(([name]) => name.startsWith("$ACTION"))).toBe(true);
    const answer = await post([...hidden, ...wrong], { origin: site.url });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("nobody");
  });

  it.each(["constructor", "__proto__", "toString", "hasOwnProperty"])(
    "with a field called %s is a form like any other",
    async (name) => {
      const answer = await post([...(await hiddenFields()), ...wrong, [name, "x"], [name, "y"]], { origin: site.url });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain("nobody");
    },
  );

  it.each([
    ["another site's", "https://evil.example"],
    ["a sandbox's", "null"],
    ["no origin at all", "nonsense"],
    ["another name of this machine", () => site.url.replace("localhost", "127.0.0.1")],
  ])("from %s is refused", async (_, origin) => {
    const from = typeof origin === "string" ? origin : origin();
    expect((await post([...(await hiddenFields()), ...wrong], { origin: from })).status).toBe(403);
  });

  it.each<[string, readonly (readonly [string, string])[]]>([
    ["an action that there is not", [[`$ACTION_ID_${"0".repeat(42)}`, ""]]],
    ["an action's id that is none", [["$ACTION_ID_constructor", ""]]],
    ["an action without its parts", [["$ACTION_REF_1", ""]]],
    [
      "parts that are no JSON",
      [
        ["$ACTION_REF_1", ""],
        ["$ACTION_1:0", "{"],
      ],
    ],
    ["nothing", []],
  ])("that names %s is no fault of ours", async (_, fields) => {
    const { status } = await post(fields, { origin: site.url });
    expect([status, status < 500]).toEqual([status, true]);
  });

  it.each([
    ["an action that there is not", "0".repeat(42), "[]", "text/plain"],
    ["an action's id that is none", "constructor", "[]", "text/plain"],
    ["an action's id that is a prototype", "__proto__", '{"__proto__":1}', "text/plain"],
    ["arguments that are none", "0".repeat(42), '["$1:__proto__:x"]', "text/plain"],
    ["a form without its boundary", "0".repeat(42), "--", "multipart/form-data"],
    [
      "a form that breaks off",
      "0".repeat(42),
      "--b\r\ncontent-disposition: form-data",
      "multipart/form-data; boundary=b",
    ],
  ])("sent by a script that names %s is no fault of ours", async (_, action, body, type) => {
    const headers = { origin: site.url, "next-action": action, "content-type": type };
    const { status } = await fetch(site.url + FORM, { method: "POST", headers, body, redirect: "manual" });
    expect([status, status < 500]).toEqual([status, true]);
  });

  it.each([
    ["multipart/form-data", "--b\r\n"],
    ["multipart/form-data; boundary=b", "--b\r\n%ff"],
    ["multipart/form-data; boundary=b", ""],
    ["application/x-www-form-urlencoded", "%ff=%&=&&__proto__"],
    ["application/json", "{"],
    ["constructor", "{"],
  ])("without an action, as %s of %j, is no fault of ours", async (type, body) => {
    const headers = { origin: site.url, "content-type": type };
    const { status } = await fetch(site.url + FORM, { method: "POST", headers, body, redirect: "manual" });
    expect([status, status < 500]).toEqual([status, true]);
  });
});

it("a form that breaks off is refused on a whole page, in the language of who sent it", async () => {
  const headers = { "content-type": "multipart/form-data; boundary=b", "accept-language": "de" };
  const answer = await fetch(site.url + FORM, { method: "POST", headers, body: "--b\r\n%ff" });
  const html = await answer.text();
  const holds = [/<html lang="de"/, /<title>[^<]+ · Bellyfed/, /<main.*<h1/, /href="\/de"/].map((part) =>
    part.test(html),
  );
  expect([answer.status, ...holds]).toEqual([400, true, true, true, true]);
  expect(answer.headers.get("content-security-policy")).toContain("script-src 'self';");
});

it.each([
  "/%ff",
  "/%",
  "/restaurants/%E0%A4%A",
  "/de/%ff",
  "/de/restaurants/%",
  "/%00",
  "/restaurants?city=%ff",
  "/restaurants?__proto__=x&constructor=y",
])("GET %s is answered, and is no fault of ours", async (path) => {
  const { status } = await fetch(site.url + path, { redirect: "manual" });
  expect([path, status < 500]).toEqual([path, true]);
});

it.each(["TRACE", "OPTIONS", "PROPFIND"])("%s is answered, and is no fault of ours", async (method) => {
  const status = await new Promise<number | undefined>((answered, failed) => {
    const asked = request(`${site.url}/restaurants`, { method }, (answer) => answered(answer.resume().statusCode));
    asked.on("error", failed).end();
  });
  expect([method, status, Number(status) < 500]).toEqual([method, status, true]);
});
