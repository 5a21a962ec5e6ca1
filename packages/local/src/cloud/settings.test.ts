import { expect, it } from "vitest";
import { settings } from "./settings.ts";

it("has the documented defaults", () => {
  expect(settings({})).toMatchObject({ apiPort: 4000, eventsPort: 4566, sqsPort: 4567, dynamoPort: 8000, demo: true });
});

it("names the variable that makes no sense", () => {
  expect(() => settings({ API_PORT: "eighty" })).toThrow("API_PORT");
  expect(() => settings({ SQS_PORT: "70000" })).toThrow("SQS_PORT");
});

it("leaves the demo data out on request", () => {
  expect(settings({ BELLYFED_DEMO: "off" }).demo).toBe(false);
});
