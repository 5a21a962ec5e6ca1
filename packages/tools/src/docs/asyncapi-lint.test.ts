import { readFileSync } from "node:fs";
import { join } from "node:path";
import { endpoints, told } from "@bellyfed/features/features";
import spectral, { type RulesetDefinition } from "@stoplight/spectral-core";
import rulesets from "@stoplight/spectral-rulesets";
import { expect, test } from "vitest";
import { root } from "../sources.ts";

interface Document {
  readonly channels: Record<string, { address: string; messages: Record<string, { $ref: string }> }>;
  readonly components: {
    readonly messages: Record<string, { payload: Schema }>;
    readonly schemas: Record<string, Schema>;
  };
}
interface Schema {
  readonly type?: string;
  readonly properties?: Record<string, Schema>;
  readonly $ref?: string;
  readonly const?: string;
}
const read = () => JSON.parse(readFileSync(join(root, "docs/asyncapi.json"), "utf8")) as Document;

/** Tools read 3.0, and there is no address to write to. */
const notAsked = { "asyncapi-latest-version": "off", "asyncapi-info-contact-properties": "off" } as const;

/** What Spectral's rules for AsyncAPI, the specification's own schema among them, say of a document. */
async function reportsOn(document: unknown): Promise<string[]> {
  const linter = new spectral.Spectral();
  linter.setRuleset({ extends: [rulesets.asyncapi as RulesetDefinition], rules: notAsked });
  const results = await linter.run(document as Record<string, unknown>);
  return results.map(({ code, message, path }) => `${code} at ${path.join("/")}: ${message}`);
}

test("Spectral finds nothing in the document of the events", async () => {
  expect(await reportsOn(read())).toEqual([]);
});

test("it would say what is no AsyncAPI, what leads nowhere, and a payload that is no schema", async () => {
  const codesOf = async (change: (document: Document) => void) => {
    const document = read();
    change(document);
    return (await reportsOn(document)).map((report) => report.split(" ")[0]);
  };
  expect(await codesOf(({ channels }) => Object.assign(channels.listEvents!, { address: 1 }))).not.toEqual([]);
  expect(await codesOf(({ components }) => delete components.messages.REVIEW_CREATED)).not.toEqual([]);
  const wrong = { type: "objekt" };
  expect(await codesOf(({ components }) => Object.assign(components.schemas, { REVIEW_CREATED: wrong }))).not.toEqual(
    [],
  );
});

test("every operation that follows the log is a channel, and every event type that everybody is told of a message in both forms", () => {
  const { channels, components } = read();
  const following = Object.values(endpoints).filter(({ tag }) => tag === "Events");
  expect(following.length).toBeGreaterThan(1);
  expect(Object.values(channels).map(({ address }) => address)).toEqual(following.map(({ path }) => path));
  const types = Object.keys(told).sort();
  expect(Object.keys(components.schemas).sort()).toEqual(types);
  expect(Object.keys(channels.streamEvents?.messages ?? {}).sort()).toEqual(types);
  const names = types.flatMap((type) => [type, `${type}.CloudEvent`]);
  expect(Object.keys(components.messages).sort()).toEqual(names.sort());
  expect(Object.keys(channels.listEvents?.messages ?? {}).sort()).toEqual(names.sort());
  expect(components.messages.REVIEW_CREATED?.payload.properties?.event_type).toEqual({ const: "REVIEW_CREATED" });
  expect(components.messages["REVIEW_CREATED.CloudEvent"]?.payload.properties?.type?.const).toBe(
    "com.bellyfed.review.created",
  );
});

test("it says nothing of what is for admins alone", () => {
  const text = JSON.stringify(read());
  for (const hidden of ["IMPORT_JOB", "HIDE_BY_AUTHOR", "previous_owner_id", "reason"])
    expect(text).not.toContain(hidden);
});
