import { catalogueOf } from "../catalogue.ts";
import type { Operation } from "../document.ts";
import events from "../generated/events.json" with { type: "json" };
import mcp from "../generated/mcp.json" with { type: "json" };
import * as mcpSamples from "../mcp-samples.ts";
import { ending, type Target } from "../samples.ts";
import { fieldsOf, type JsonSchema } from "../schema.ts";
import { code, type English, english, fieldLines, list, marked, page, section } from "./writing.ts";

/** The catalogue of events, as its page has it. */
export async function eventsMarkdown(): Promise<string> {
  const t = await english();
  const { envelope, sources } = catalogueOf(events);
  const count = sources.reduce((sum, { events: own }) => sum + own.length, 0);
  return page(
    t("events"),
    t.markup("eventsText", { count, ...marked() }),
    section(
      t("envelope.title"),
      t.markup("envelope.text", marked()),
      fieldLines(
        t,
        envelope.map((field) => ({ ...field, note: t(`envelope.${field.path}`) })),
      ),
    ),
    ...sources.map(({ source, events: own }) =>
      section(
        t(`source.${source}`),
        t(`sourceText.${source}`),
        ...own.flatMap(({ type, version, fields }) => [
          `### ${type}`,
          `${t(`event.${type}`)} ${t("version", { version })}.`,
          fieldLines(t, fields),
        ]),
      ),
    ),
  );
}

/** What can be relied on, as its page has it. */
export async function stabilityMarkdown(operations: readonly Operation[]): Promise<string> {
  const t = await english();
  const leaving = operations.filter(({ deprecated }) => deprecated).map((operation) => endOf(t, operation));
  return page(
    t("stability"),
    t("stabilityText"),
    ...(["stays", "grows"] as const).map((part) => section(t(`${part}.title`), t.markup(`${part}.text`, marked()))),
    section(t("notice.title"), t.markup("notice.text", marked()), code(ending), t.markup("notice.except", marked())),
    section(t("facts.title"), t.markup("facts.text", marked())),
    section(t("ending.title"), leaving.length > 0 ? list(leaving) : t("ending.none")),
  );
}

function endOf(t: English, { method, path, deprecated }: Operation): string {
  const dates = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" });
  const on = (day = "") => dates.format(new Date(day));
  const facts = { operation: `${method} ${path}`, since: on(deprecated?.since), sunset: on(deprecated?.sunset) };
  const instead = deprecated?.instead;
  const then = instead ? t.markup("ending.instead", { instead, ...marked("/developers/api.md") }) : "";
  return `${t.markup("ending.one", { ...facts, ...marked() })} ${then}`.trim();
}

/** How to connect to the MCP server and what its tools are, as the page has it. */
export async function mcpMarkdown(target: Target): Promise<string> {
  const t = await english();
  const { claudeCode, vscode, cursor, claudeDesktop, mcpTypescript, mcpCurl, openai, mcpUrl } = mcpSamples;
  const named = (name: string, text: string) => `${name}:\n\n${text}`;
  return page(
    t("mcp"),
    t("mcpText", { count: mcp.tools.length }),
    section(
      t("connect.title"),
      t.markup("connect.text", marked("/developers.md")),
      t.markup("connect.token", marked()),
      `${t("connect.address")}: \`${mcpUrl(target.url)}\``,
      named("Claude Code", code(claudeCode(target), "sh")),
      named("VS Code, .vscode/mcp.json", code(vscode(target), "json")),
      named("Cursor, .cursor/mcp.json", code(cursor(target), "json")),
      t.markup("connect.desktopText", marked()),
      named("Claude Desktop, claude_desktop_config.json", code(claudeDesktop(target), "json")),
    ),
    section(
      t("program.title"),
      t("program.text"),
      code(mcpTypescript(target), "ts"),
      code(mcpCurl(target), "sh"),
      named(t("program.openai"), code(openai(target), "sh")),
    ),
    ...(["oauth", "trust"] as const).map((part) => section(t(`${part}.title`), t.markup(`${part}.text`, marked()))),
    section(
      t("tools.title"),
      ...mcp.tools.flatMap(({ name, description, input }) => [
        `### ${name}`,
        description,
        fieldLines(t, withNotes(input as JsonSchema)),
      ]),
    ),
  );
}

/** The fields of what a tool is asked with; what it says of each, unless that is only of which characters a text may be. */
const withNotes = (input: JsonSchema) =>
  fieldsOf(input).map((field) => {
    const note = input.properties?.[field.path]?.description;
    return { ...field, ...(note && !note.startsWith("One line") && { note }) };
  });
