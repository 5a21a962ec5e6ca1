import { resolve } from "node:path";
import { expect, it } from "vitest";
import { stageOf } from "./stage.ts";
import { deployed } from "./testing/cloud.ts";
import { theOnly, types } from "./testing/resource.ts";

const permanent = ["dev", "qa", "staging", "production"];

it("knows the stages that last, and takes any other name for a developer's own", () => {
  for (const name of permanent) expect(stageOf(name, {}).permanent, name).toBe(true);
  expect(stageOf("alice", {})).toMatchObject({ name: "alice", permanent: false, removal: "remove", alarms: false });
  expect(stageOf("pr-123", {})).toMatchObject({ permanent: false, removal: "remove" });
});

it("keeps the data of stages that last, and lets nobody remove production", () => {
  for (const name of permanent) expect(stageOf(name, {}).removal, name).toBe("retain");
  expect(permanent.filter((name) => stageOf(name, {}).protect)).toEqual(["production"]);
});

it("keeps logs for 30 days outside production on stages that last", () => {
  for (const name of ["dev", "qa", "staging"]) expect(stageOf(name, {}).logRetention, name).toBe("1 month");
  expect(stageOf("production", {}).logRetention).toBe("3 months");
});

it("lets pages of a developer's machine in on dev and on personal stages only", () => {
  const open = [...permanent, "alice"].filter((name) =>
    stageOf(name, {}).origins.some((origin) => origin.includes("localhost")),
  );
  expect(open).toEqual(["dev", "alice"]);
});

it("wakes somebody on staging and production, where a firewall stands too", () => {
  expect(permanent.filter((name) => stageOf(name, {}).alarms)).toEqual(["staging", "production"]);
  expect(stageOf("production", {}).firewall).toBeDefined();
  expect(stageOf("alice", {}).firewall).toBeUndefined();
});

it("pays for a dashboard, and for what is done every minute, only on stages that last", () => {
  for (const name of permanent) expect(stageOf(name, {}), name).toMatchObject({ dashboard: true, leastMinutes: 1 });
  expect(stageOf("alice", {})).toMatchObject({ dashboard: false, leastMinutes: 5 });
});

it("needs no domain, and derives every stage's addresses from one", () => {
  expect(stageOf("production", {}).domain).toBeUndefined();
  const env = { BELLYFED_DOMAIN: "example.com" };
  expect(stageOf("production", env).domain).toEqual({ site: "example.com", api: "api.example.com" });
  expect(stageOf("qa", env).domain).toEqual({ site: "qa.example.com", api: "api.qa.example.com" });
});

it("keeps previews and personal stages off the domain of those that last", () => {
  const env = { BELLYFED_DOMAIN: "example.com", BELLYFED_PREVIEW_DOMAIN: "example-previews.net" };
  for (const name of ["pr-123", "alice"]) {
    expect(stageOf(name, { BELLYFED_DOMAIN: "example.com" }).domain, name).toBeUndefined();
    const site = `${name}.example-previews.net`;
    expect(stageOf(name, env).domain, name).toEqual({ site, api: `api.${site}` });
  }
  for (const name of permanent) expect(stageOf(name, env).domain?.site, name).toMatch(/(^|\.)example\.com$/);
});

it.each(["example.com", "previews.example.com", "com", "EXAMPLE.com"])(
  "refuses %s for previews of example.com",
  (domain) => {
    const env = { BELLYFED_DOMAIN: "example.com", BELLYFED_PREVIEW_DOMAIN: domain };
    for (const name of ["pr-123", "production"]) expect(() => stageOf(name, env)).toThrow("BELLYFED_PREVIEW_DOMAIN");
  },
);

it("never gives a free key more than all callers together may have", () => {
  for (const name of [...permanent, "alice"]) {
    const { throttle, plans } = stageOf(name, {});
    expect(plans.free.rate, name).toBeLessThanOrEqual(throttle.rate);
    expect(plans.free.rate, name).toBeLessThan(plans.partner.rate);
  }
});

it("refuses a name that AWS would refuse later", () => {
  for (const name of ["", "1st", "my stage", "x".repeat(21), "a/b"])
    expect(() => stageOf(name, {}), name).toThrow("stage");
});

const NEIGHBOURHOODS = "packages/local/src/demo/neighbourhoods.geojson";

it("refuses a file of neighbourhoods that is none before anything is made, and says what is wrong", () => {
  expect(stageOf("alice", { BELLYFED_NEIGHBOURHOODS: NEIGHBOURHOODS }).neighborhoods).toMatch(
    /^\/.*neighbourhoods\.geojson$/,
  );
  expect(stageOf("alice", {}).neighborhoods).toBeUndefined();
  const named = (file: string) => () => stageOf("alice", { BELLYFED_NEIGHBOURHOODS: file });
  expect(named("package.json")).toThrow("NEIGHBOURHOODS: the file is not a GeoJSON FeatureCollection");
  expect(named("nowhere.geojson")).toThrow("ENOENT");
});

it("copies the file beside the code of those that look into it, and tells who asks that there is one", async () => {
  const { builds, resources } = await deployed("alice", { env: { BELLYFED_NEIGHBOURHOODS: resolve(NEIGHBOURHOODS) } });
  const having = builds.filter(({ copyFiles = [] }) => copyFiles.length > 0);
  expect(having.map(({ functionID }) => functionID).sort()).toEqual(["Import", "ImportReader", "TimeZone"]);
  for (const { copyFiles } of having)
    expect(copyFiles).toEqual([
      { from: expect.stringMatching(/neighbourhoods\.geojson$/), to: "neighbourhoods.json", isDir: false },
    ]);
  const told = (name: string) => theOnly(resources, types.lambda, `${name}Function`).inputs.environment.variables;
  for (const name of ["Import", "ImportReader", "TimeZone"])
    expect(told(name).NEIGHBOURHOODS).toBe("neighbourhoods.json");
  expect(told("Command")).toMatchObject({ FIND_NEIGHBOURHOODS: "on" });
  expect(told("Command")).not.toHaveProperty("NEIGHBOURHOODS");
});
