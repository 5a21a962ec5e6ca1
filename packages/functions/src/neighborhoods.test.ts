import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { quietTelemetry, testContext } from "@bellyfed/testing/invocation";
import { afterAll, expect, it } from "vitest";
import { compose as importReader } from "./lambdas/import-reader.ts";
import { compose } from "./lambdas/time-zone.ts";
import { locateBy } from "./locating.ts";
import { neighborhoodsOf } from "./neighborhoods.ts";

const folder = mkdtempSync(join(tmpdir(), "bellyfed-neighbourhoods-"));
afterAll(() => rmSync(folder, { recursive: true }));
const demo = join(import.meta.dirname, "../../local/src/demo/neighbourhoods.geojson");

it("says of a place its zone alone, and with a file of neighbourhoods also in which it is", async () => {
  const place = { lat: 38.7205, lng: -9.1449 };
  expect(await compose({})(place, testContext)).toEqual({ time_zone: "Europe/Lisbon" });
  const locate = compose({ NEIGHBOURHOODS: demo });
  expect(await locate(place, testContext)).toEqual({ time_zone: "Europe/Lisbon", neighborhood: "Largo do Poço" });
  expect(await locate({ lat: 38.8, lng: -9.1 }, testContext)).toMatchObject({ neighborhood: null });
});

it("finds the file beside the function's code", () => {
  writeFileSync(join(folder, "here.json"), '{"type":"FeatureCollection","features":[]}');
  const beside = () => neighborhoodsOf({ NEIGHBOURHOODS: "here.json", LAMBDA_TASK_ROOT: folder });
  expect(beside).toThrow("NEIGHBOURHOODS: the file holds no feature");
});

it("does not start with a file that cannot be read, and says which", () => {
  const NEIGHBOURHOODS = join(folder, "nowhere.json");
  expect(() => compose({ NEIGHBOURHOODS })).toThrow(`NEIGHBOURHOODS: ${NEIGHBOURHOODS} cannot be read: ENOENT`);
  const names = { EVENTS_TABLE: "a", READ_TABLE: "b", IMPORT_BUCKET: "c", IMPORT_ROWS_QUEUE_URL: "http://d" };
  expect(() => importReader({ ...names, NEIGHBOURHOODS })).toThrow("cannot be read: ENOENT");
});

it("goes on with nothing where nobody answers", async () => {
  const signals = quietTelemetry();
  const failing = { at: () => Promise.reject(new Error("no answer")) };
  expect(await locateBy(failing, signals)({ lat: 0, lng: 0 })).toBeNull();
  expect(signals.warnings).toHaveLength(1);
});
