import { beforeAll, describe, expect, it } from "vitest";
import { capacityOf, INCLUDED_CAPACITY } from "../testing/checks/capacity.ts";
import { firewallFaults } from "../testing/checks/firewalls.ts";
import { deployed } from "../testing/cloud.ts";
import type { Seen } from "../testing/firewall/request.ts";
import { refusalBy } from "../testing/firewall/web-acl.ts";
import { ofType, type Resource, theOnly, types } from "../testing/resource.ts";
import { rootWithSite } from "../testing/site.ts";
import { expressionsFor, textPaths } from "./free-text.ts";

const root = rootWithSite();
let resources: readonly Resource[];
beforeAll(async () => {
  ({ resources } = await deployed("production", { root }));
});

type Inputs = Resource["inputs"];
type Name = "ApiFirewall" | "SiteWaf";

/** What is said of the same firewalls, one of which has some rules changed. */
const changed = (name: Name, change: (rules: Inputs[]) => Inputs[]): string[] =>
  firewallFaults(
    resources.map((each) =>
      each.name === name ? { ...each, inputs: { ...each.inputs, rules: change(each.inputs.rules) } } : each,
    ),
  );

const withGroup = (group: string, change: Inputs) => (rules: Inputs[]) =>
  rules.map((rule) =>
    rule.name === group
      ? {
          ...rule,
          statement: { managedRuleGroupStatement: { ...rule.statement.managedRuleGroupStatement, ...change } },
        }
      : rule,
  );

it("blocks what AWS's rules count, by their labels, and never without a word", async () => {
  expect(ofType(resources, types.firewall).map(({ name }) => name)).toEqual(["SiteWaf", "ApiFirewall"]);
  expect(firewallFaults(resources)).toEqual([]);
  expect(firewallFaults((await deployed("staging", { root })).resources)).toEqual([]);
});

it("is recorded as it is, for the site's own tests", async () => {
  const { rules, customResponseBodies } = theOnly(resources, types.firewall, "SiteWaf").inputs;
  const recorded = `${JSON.stringify({ rules, customResponseBodies }, null, 2)}\n`;
  await expect(recorded).toMatchFileSnapshot("../testing/firewall/site.web-acl.json");
});

it("would notice AWS's rules as they come", () => {
  const common = "AWSManagedRulesCommonRuleSet";
  for (const name of ["ApiFirewall", "SiteWaf"] as const) {
    const faults = changed(name, withGroup(common, { ruleActionOverrides: [] }));
    expect(faults).toContain(`${name}: NoUserAgent_HEADER blocks before anybody asks who it is`);
    expect(faults).toContain(`${name}: CrossSiteScripting_BODY blocks before anybody asks who it is`);
  }
  const list = "AWSManagedRulesAmazonIpReputationList";
  expect(changed("ApiFirewall", withGroup(list, { scopeDownStatement: undefined }))).toEqual([
    `ApiFirewall: ${list} judges the site's own calls`,
  ]);
});

it("would notice what is counted and then forgotten, or blocked too early to be known", () => {
  const forgotten = "SiteWaf: NoUserAgent_HEADER counts, and nothing blocks by its label";
  expect(changed("SiteWaf", (rules) => rules.filter(({ name }) => name !== "NoUserAgent"))).toEqual([forgotten]);
  const early = (rules: Inputs[]) =>
    rules.map((rule) => (rule.name === "NoUserAgent" ? { ...rule, priority: -1 } : rule));
  expect(changed("SiteWaf", early)).toEqual([forgotten]);
});

it("would notice a refusal without a word, and what AWS would not take", () => {
  const silent = (rules: Inputs[]) =>
    rules.map((rule) => (rule.name === "RateLimitPerIP" ? { ...rule, action: { block: {} } } : rule));
  expect(changed("SiteWaf", silent)).toEqual(["SiteWaf: RateLimitPerIP refuses without a word"]);
  const path = (length: number) => ({ regexMatchStatement: { regexString: "x".repeat(length) } });
  const deep = [1, 2, 3, 4].reduce<Inputs>((inside) => ({ notStatement: { statements: [inside] } }), path(513));
  expect(changed("SiteWaf", (rules) => [...rules, { name: "Deep", priority: 20, statement: deep }])).toEqual([
    "SiteWaf: Deep is nested deeper than AWS takes it",
    "SiteWaf: Deep has an expression of 513 characters",
    "SiteWaf: NoUserAgent and Deep are both number 20",
  ]);
});

it("would notice more headers in all answers together than AWS takes", () => {
  const { block } = theOnly(resources, types.firewall, "SiteWaf").inputs.rules[0].action;
  const verbose = { ...block.customResponse, responseHeaders: Array(101).fill({ name: "X", value: "1" }) };
  const more = { name: "More", priority: 99, action: { block: { customResponse: verbose } }, statement: {} };
  expect(changed("SiteWaf", (rules) => [...rules, more]).join()).toMatch(/^SiteWaf: its answers have 1\d\d headers$/);
});

it("would notice an answer that is longer than AWS takes it", () => {
  const long = (each: Resource) => ({
    ...each.inputs,
    customResponseBodies: [{ key: "long", content: "ü".repeat(2_049) }],
  });
  const faults = firewallFaults(
    resources.map((each) => (each.name === "SiteWaf" ? { ...each, inputs: long(each) } : each)),
  );
  expect(faults).toContain("SiteWaf: the answer long is too long");
});

it("takes no more of a web ACL's capacity than its price includes", () => {
  const capacities = ofType(resources, types.firewall).map(({ name, inputs }) => [name, capacityOf(inputs)] as const);
  for (const [name, capacity] of capacities) expect(capacity, name).toBeLessThanOrEqual(INCLUDED_CAPACITY);
  const rule = (statement: Inputs) => ({ rules: [{ statement }] });
  const exactly = { positionalConstraint: "EXACTLY", textTransformations: [{ type: "NONE" }] };
  const address = { managedRuleGroupStatement: { name: "AWSManagedRulesAmazonIpReputationList" } };
  expect(capacityOf(rule(address))).toBe(25);
  expect(capacityOf(rule({ byteMatchStatement: exactly }))).toBe(2);
  const expression = { regexMatchStatement: { textTransformations: [{ type: "URL_DECODE" }, { type: "LOWERCASE" }] } };
  expect(capacityOf(rule({ rateBasedStatement: { scopeDownStatement: expression } }))).toBe(25);
});

/** What a firewall says of a request of somebody's browser, or of what is said. */
const said = (name: Name, { headers = {}, ...request }: Partial<Seen>) =>
  refusalBy(theOnly(resources, types.firewall, name).inputs, {
    ...{ method: "GET", url: "/" },
    ...request,
    headers: { "user-agent": "Mozilla/5.0", ...headers },
  });
const NAMELESS = { "user-agent": undefined };

const HONEST = [
  "The sign says <script>, the menu is at http://192.0.2.7/menu",
  "Go up ../ the stairs; soup or 1=1 -- who knows",
  `I ran \${jndi:ldap} there, and its access.log says 169.254.169.254`,
  "long ".repeat(4_000),
];

describe("the API's firewall", () => {
  const id = "a".repeat(26);
  it.each(HONEST)("lets people write what they like where the contracts take text: %s", (text) => {
    const body = JSON.stringify({ text });
    for (const url of [`/restaurants/${id}/reviews`, `/production/restaurants/${id}/reviews`, "/restaurants"])
      expect(said("ApiFirewall", { method: "POST", url, body })).toBeUndefined();
    expect(said("ApiFirewall", { url: `/restaurants?city=${encodeURIComponent(text)}` })).toBeUndefined();
  });

  it.each(HONEST)("lets nothing of the kind pass anywhere else: %s", (text) => {
    const body = JSON.stringify({ text });
    const refused = { status: 403, contentType: "application/json", body: expect.stringContaining("gateway.filtered") };
    for (const [method, url] of [
      ["POST", `/restaurants/${id}/reopen`],
      ["DELETE", `/restaurants/${id}/reviews/${id}`],
      ["POST", "/nowhere/restaurants"],
    ] as const)
      expect(said("ApiFirewall", { method, url, body }), url).toMatchObject({ ...refused, rule: "SuspectBody" });
    const query = `/health?deep=${encodeURIComponent(text)}`;
    expect(said("ApiFirewall", { url: query })).toMatchObject({ ...refused, rule: "SuspectQuery" });
  });

  it("tells a program to name itself, in a document that pages of other origins can read", () => {
    const refusal = said("ApiFirewall", { url: "/restaurants", headers: NAMELESS });
    expect(refusal).toMatchObject({ rule: "NoUserAgent", status: 403, contentType: "application/json" });
    expect(refusal?.headers).toMatchObject({ "access-control-allow-origin": expect.stringMatching(/^https:/) });
    expect(JSON.parse(refusal?.body ?? "")).toEqual({
      type: "urn:bellyfed:problem:gateway.filtered",
      title: "Forbidden",
      status: 403,
      detail: "Send a User-Agent header that names your program",
      code: "gateway.filtered",
    });
  });

  it("refuses a body of more than one mebibyte", () => {
    const refusal = said("ApiFirewall", { method: "POST", url: "/imports", headers: { "content-length": "1048577" } });
    expect(refusal).toMatchObject({ rule: "BodySize", status: 413 });
    expect(JSON.parse(refusal?.body ?? "")).toMatchObject({ code: "request.too_large", status: 413 });
  });
});

describe("the site's firewall", () => {
  const renewal = { ...NAMELESS, "x-prerender-revalidate": "of-the-build" };

  it.each(HONEST)("lets people write in forms, which are sent to any page, and search: %s", (body) => {
    expect(said("SiteWaf", { method: "POST", url: "/de/restaurants/x", body })).toBeUndefined();
    expect(said("SiteWaf", { url: `/ar/restaurants?city=${encodeURIComponent(body)}` })).toBeUndefined();
  });

  it.each(HONEST)(
    "says on a page, in every language, why it lets nothing of the kind pass anywhere else: %s",
    (text) => {
      const refusal = said("SiteWaf", { url: `/de?x=${encodeURIComponent(text)}` });
      expect(refusal).toMatchObject({ rule: "SuspectQuery", status: 403, contentType: "text/html" });
      expect(refusal?.body).toMatch(/<html lang="en">.*<h1>403.*<p lang="de">.*<p lang="ar" dir="rtl">/s);
    },
  );

  it("lets pages be renewed, and nobody else come without a name", () => {
    expect(said("SiteWaf", { method: "HEAD", url: "/de", headers: renewal })).toBeUndefined();
    for (const [method, headers] of [
      ["GET", NAMELESS],
      ["HEAD", NAMELESS],
      ["GET", renewal],
      ["POST", renewal],
    ] as const) {
      const refusal = said("SiteWaf", { method, url: "/de", headers });
      expect(refusal).toMatchObject({ rule: "NoUserAgent", status: 403, contentType: "application/json" });
      expect(JSON.parse(refusal?.body ?? "")).toMatchObject({ code: "gateway.filtered", status: 403 });
    }
  });
});

it("knows from the contracts where text is, and says it as briefly as AWS wants it", () => {
  const bodies = textPaths("body");
  expect(bodies.get("PUT")).toContain("/restaurants/{id}/menu/items/{itemId}");
  expect(bodies.get("POST")).not.toContain("/restaurants/{id}/reopen");
  expect(bodies.has("GET")).toBe(false);
  expect([...textPaths("query").keys()]).toEqual(["GET"]);
  expect(textPaths("query").get("GET")).not.toContain("/restaurants/{id}/menu");
  const paths = Array.from({ length: 60 }, (_, index) => `/a/{id}/b${index}.json`);
  const expressions = expressionsFor(paths, "qa");
  expect(expressions.filter(({ length }) => length > 512)).toEqual([]);
  const found = paths.filter((path) => {
    const asked = path.replace("{id}", "x");
    return expressions.filter((each) => new RegExp(each).test(asked)).length === 1;
  });
  expect(found).toEqual(paths);
});
