import { KEY } from "@bellyfed/testing/e2e/process";
import { cloudWithAdmin } from "@bellyfed/testing/e2e/running";
import { conforms, scenarios } from "@bellyfed/testing/mcp/conformance";
import { openDoor } from "@bellyfed/testing/mcp/door";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// The Model Context Protocol's own conformance suite, against a running system.
const running = cloudWithAdmin();
let door: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  const missing = { name: "get_restaurant", arguments: { id: "0".repeat(26) } };
  door = await openDoor({
    api: running.cloud.url,
    key: KEY,
    // The suite calls tools of a server of its own by their names: ours that are to answer the same way stand in for them.
    instead: {
      test_simple_text: { name: "search_restaurants", arguments: { q: "pizza" } },
      test_error_handling: missing,
    },
  });
});
afterAll(() => door?.close());

const applies = [
  "server-initialize",
  "ping",
  "tools-list",
  "tools-call-simple-text",
  "tools-call-error",
  "dns-rebinding-protection",
];

/** Scenarios for what we do not have, by the reason. */
const others: Readonly<Record<string, readonly string[]>> = {
  "tools only answer text and data": [
    "tools-call-image",
    "tools-call-audio",
    "tools-call-embedded-resource",
    "tools-call-mixed-content",
  ],
  "it looks for a tool by name whose schema has references; ours have none": ["json-schema-2020-12"],
  "answers are whole: nothing is told before them, and nobody is asked back": [
    "tools-call-with-logging",
    "tools-call-with-progress",
    "tools-call-sampling",
    "tools-call-elicitation",
    "elicitation-sep1034-defaults",
    "elicitation-sep1330-enums",
  ],
  "there are no sessions and no streams to go on with, which later revisions have not either": [
    "server-sse-polling",
    "server-sse-multiple-streams",
  ],
  "no such capability is declared": [
    "logging-set-level",
    "completion-complete",
    "resources-list",
    "resources-read-text",
    "resources-read-binary",
    "resources-templates-read",
    "resources-subscribe",
    "resources-unsubscribe",
    "prompts-list",
    "prompts-get-simple",
    "prompts-get-with-args",
    "prompts-get-embedded-resource",
    "prompts-get-with-image",
  ],
};

describe("the conformance suite", () => {
  it.each(applies)("%s", async (scenario) => {
    const { passed, output } = await conforms(door.url, scenario);
    expect(passed, output).toBe(true);
  });

  it("has no scenario of which it is not known whether it applies", async () => {
    expect((await scenarios()).toSorted()).toEqual([...applies, ...Object.values(others).flat()].sort());
  });

  it("would fail", async () => {
    expect((await conforms(door.url, "prompts-list")).passed).toBe(false);
    expect((await conforms("http://127.0.0.1:9/mcp", "ping")).passed).toBe(false);
  });
});
