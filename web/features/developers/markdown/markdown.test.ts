import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import document from "../../../../docs/openapi.json" with { type: "json" };
import texts from "../../../messages/en/developers.json" with { type: "json" };
import { groupsOf } from "../document.ts";
import mcp from "../generated/mcp.json" with { type: "json" };
import { eventsMarkdown, mcpMarkdown, stabilityMarkdown } from "./further.ts";
import { guideMarkdown } from "./guide.ts";
import { llmsText, markdownOf } from "./llms.ts";
import { markdownAnswer } from "./writing.ts";

const target = { url: "https://api.bellyfed.example", key: "YOUR-KEY" };
const operations = groupsOf(document).flatMap((group) => group.operations);
const app = join(import.meta.dirname, "../../../app");

describe.each([
  ["guide", () => guideMarkdown(target), ["key", "auth", "calls", "errors", "paging", "limits", "follow", "stream"]],
  ["events", () => eventsMarkdown(), ["envelope"]],
  ["mcp", () => mcpMarkdown(target), ["connect", "program", "oauth", "trust", "tools"]],
  ["stability", () => stabilityMarkdown(operations), ["stays", "grows", "notice", "facts", "ending"]],
] as const)("the %s as Markdown", (_, make, parts) => {
  it("has the parts of its page, without marks of messages or texts that are not filled in", async () => {
    const text = await make();
    expect(text).toMatch(/^# .+\n\n/);
    for (const part of parts) expect(text).toContain(`\n## ${texts[part as "key"].title}\n`);
    expect(text).not.toMatch(/<\/?(?:code|link)>|undefined|\[object/);
    expect((text.match(/^```/gm) ?? []).length % 2).toBe(0);
  });
});

it("names every event and every tool, and calls the API of the stage", async () => {
  const events = await eventsMarkdown();
  for (const [type, about] of Object.entries(texts.event)) expect(events).toContain(`### ${type}\n\n${about}`);
  const connecting = await mcpMarkdown(target);
  for (const { name, description } of mcp.tools) expect(connecting).toContain(`### ${name}\n\n${description}`);
  expect(connecting).toContain("https://api.bellyfed.example/mcp");
  expect(await guideMarkdown(target)).toContain("KEY=YOUR-KEY");
});

it("tells of what is on its way out", async () => {
  const deprecated = { since: "2026-12-01", sunset: "2027-06-30", instead: "getRestaurant" };
  const [first] = operations;
  const text = await stabilityMarkdown([{ ...first!, deprecated }]);
  expect(text).toContain("works until June 30, 2027");
  expect(text).toContain("[getRestaurant](/developers/api.md)");
});

it("links from llms.txt to every twin, each of which has a page and an address", async () => {
  const text = await llmsText(target.url);
  expect(text).toMatch(/^# Bellyfed\n\n> .+\n/);
  for (const [path, twin] of Object.entries(markdownOf)) {
    expect(text).toContain(`](${twin}): `);
    expect([existsSync(join(app, "[locale]", path, "page.tsx")), existsSync(join(app, twin, "route.ts"))]).toEqual([
      true,
      true,
    ]);
  }
  const pages = readdirSync(join(app, "[locale]/developers"), { withFileTypes: true }).filter((each) =>
    each.isDirectory(),
  );
  expect(Object.keys(markdownOf)).toHaveLength(pages.length + 1);
});

it("is sent as Markdown that others may keep for a while", async () => {
  const answer = markdownAnswer("# A\n");
  expect(answer.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
  expect(answer.headers.get("cache-control")).toBe("public, max-age=300");
  expect(markdownAnswer("", "plain").headers.get("content-type")).toBe("text/plain; charset=utf-8");
});
