import { resolve } from "node:path";
import { expect, it } from "vitest";
import { settings } from "./settings.ts";

it("has the documented defaults", () => {
  expect(settings({})).toMatchObject({
    webPort: 3000,
    apiPort: 4000,
    eventsPort: 4566,
    sqsPort: 4567,
    dynamoPort: 8000,
    demo: true,
    siteMode: "built",
  });
});

it("names the variable that makes no sense", () => {
  expect(() => settings({ API_PORT: "eighty" })).toThrow("API_PORT");
  expect(() => settings({ SQS_PORT: "70000" })).toThrow("SQS_PORT");
});

it("asks local staff for no second factor unless told to", () => {
  const asked = [undefined, "", "off", "on", "1"].map((value) => settings({ MFA_REQUIRED_FOR_STAFF: value }));
  expect(asked.map(({ staffNeedSecondFactor }) => staffNeedSecondFactor)).toEqual([false, false, false, true, true]);
  expect(() => settings({ MFA_REQUIRED_FOR_STAFF: "perhaps" })).toThrow("MFA_REQUIRED_FOR_STAFF");
});

it("knows where the file of neighbourhoods is from where it was started", () => {
  const [none, some] = [settings({}), settings({ NEIGHBOURHOODS: "a/b.geojson" })];
  expect([none.neighborhoods, some.neighborhoods]).toEqual(["", resolve("a/b.geojson")]);
});

it("leaves the demo data out on request", () => {
  expect(settings({ BELLYFED_DEMO: "off" }).demo).toBe(false);
});

it("lets browsers call from where the site is", () => {
  expect(settings({ WEB_PORT: "3001" })).toMatchObject({
    webPort: 3001,
    origins: ["http://localhost:3001", "http://127.0.0.1:3001", "http://[::1]:3001"],
  });
});

it("runs the site built, in development or not at all", () => {
  const modes = ["", "on", "1", "dev", "off", "no", "0"].map((BELLYFED_SITE) => settings({ BELLYFED_SITE }).siteMode);
  expect(modes).toEqual(["built", "built", "built", "dev", "off", "off", "off"]);
  expect(() => settings({ BELLYFED_SITE: "of" })).toThrow("BELLYFED_SITE");
});

it("refuses a port for the site that another server has, unless there is no site", () => {
  expect(() => settings({ API_PORT: "3000" })).toThrow("WEB_PORT 3000");
  expect(settings({ API_PORT: "3000", BELLYFED_SITE: "off" }).apiPort).toBe(3000);
});

it("searches in a copy of the file unless a server is asked for, which then has to be said", () => {
  const server = { TYPESENSE_URL: "http://127.0.0.1:8108", TYPESENSE_API_KEY: "hush" };
  expect(settings(server).searchServer).toBeUndefined();
  const asked = settings({ SEARCH_ENGINE: "typesense", ...server }).searchServer;
  expect(asked).toEqual({ url: "http://127.0.0.1:8108", apiKey: "hush" });
  expect(() => settings({ SEARCH_ENGINE: "typesense" })).toThrow("TYPESENSE_URL, TYPESENSE_API_KEY");
  expect(() => settings({ SEARCH_ENGINE: "typesense", ...server, TYPESENSE_URL: "search" })).toThrow("TYPESENSE_URL");
  expect(() => settings({ SEARCH_ENGINE: "lucene" })).toThrow("SEARCH_ENGINE");
});
