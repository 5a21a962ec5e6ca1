import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import spectral, { type RulesetDefinition } from "@stoplight/spectral-core";
import rulesets from "@stoplight/spectral-rulesets";
import { expect, test } from "vitest";
import { root } from "../sources.ts";

const source = readFileSync(join(root, "docs/openapi.json"), "utf8");

/** What Redocly's recommended rules, warnings included, and Spectral's for OpenAPI say of a document. */
async function reportsOn(text: string): Promise<string[]> {
  const config = await createConfig({ extends: ["recommended"] });
  const byRedocly = await lintFromString({ source: text, absoluteRef: "openapi.json", config });
  const linter = new spectral.Spectral();
  linter.setRuleset({ extends: [rulesets.oas as RulesetDefinition] });
  const bySpectral = await linter.run(JSON.parse(text));
  return [
    ...byRedocly.map(({ ruleId, message }) => `redocly ${ruleId}: ${message}`),
    ...bySpectral.map(({ code, message, path }) => `spectral ${code} at ${path.join("/")}: ${message}`),
  ];
}

test("neither Redocly nor Spectral finds anything in the API's document", async () => {
  expect(await reportsOn(source)).toEqual([]);
});

test("both would say so", async () => {
  const document = JSON.parse(source);
  delete document.paths["/cities"].get.summary;
  delete document.paths["/cities"].get.description;
  expect((await reportsOn(JSON.stringify(document))).map((report) => report.split(":")[0])).toEqual([
    "redocly operation-summary",
    "spectral operation-description at paths//cities/get",
  ]);
});
