import { localePath } from "@/platform/i18n/locales";
import { currentLocale, text } from "@/platform/i18n/text";
import { Code } from "./code";
import { FieldList, Fold } from "./field-list";
import { linkTo, marks, Section } from "./frame";
import generated from "./generated/mcp.json";
import { claudeCode, claudeDesktop, cursor, mcpCurl, mcpTypescript, mcpUrl, openai, vscode } from "./mcp-samples";
import type { Target } from "./samples";
import { fieldsOf, type JsonSchema } from "./schema";

/** The parts of the page about the MCP server. */
export const mcpParts = ["connect", "program", "oauth", "trust", "tools"] as const;

/** The tools as the server lists them, with what each is asked with as fields. */
export const mcpTools = generated.tools.map(({ input, ...tool }) => ({
  ...tool,
  fields: fieldsOf(input as JsonSchema),
}));

/** How programs that people use are told of the server. */
export async function Connect({ target }: { readonly target: Target }) {
  const [t, locale] = await Promise.all([text("developers"), currentLocale()]);
  return (
    <Section id="connect" title={t("connect.title")}>
      <p>{t.rich("connect.text", linkTo(localePath(locale, "/developers#key")))}</p>
      <p>{t.rich("connect.token", marks)}</p>
      <Code id="mcp-address" label={t("connect.address")} code={mcpUrl(target.url)} />
      <Code id="claude-code" label="Claude Code" code={claudeCode(target)} />
      <Code id="vscode" label="VS Code: .vscode/mcp.json" code={vscode(target)} />
      <Code id="cursor" label="Cursor: .cursor/mcp.json" code={cursor(target)} />
      <p>{t.rich("connect.desktopText", marks)}</p>
      <Code id="claude-desktop" label="Claude Desktop: claude_desktop_config.json" code={claudeDesktop(target)} />
    </Section>
  );
}

/** How one's own program calls it, and what cannot. */
export async function Programs({ target }: { readonly target: Target }) {
  const t = await text("developers");
  return (
    <>
      <Section id="program" title={t("program.title")}>
        <p>{t.rich("program.text", marks)}</p>
        <Code id="mcp-typescript" label="TypeScript" code={mcpTypescript(target)} />
        <Code id="mcp-curl" label="curl" code={mcpCurl(target)} />
        <Code id="openai" label={t("program.openai")} code={openai(target)} />
      </Section>
      {(["oauth", "trust"] as const).map((part) => (
        <Section key={part} id={part} title={t(`${part}.title`)}>
          <p>{t.rich(`${part}.text`, marks)}</p>
        </Section>
      ))}
    </>
  );
}

/** What the server offers, in the words that it has for models. */
export async function Tools() {
  const t = await text("developers");
  return (
    <Section id="tools" title={t("tools.title")}>
      <p>{t("tools.text")}</p>
      {mcpTools.map(({ name, title, description, fields }) => (
        <article
          key={name}
          id={name}
          aria-labelledby={`${name}-title`}
          className="card p-4 target:border-paprika sm:p-5"
        >
          <h3 id={`${name}-title`} className="font-mono text-base">
            <a href={`#${name}`} className="hover:underline">
              <bdi>{name}</bdi>
            </a>
          </h3>
          <div lang="en" dir="ltr">
            <p className="font-semibold">{title}</p>
            <p>{description}</p>
          </div>
          <Fold title={t("tools.input")}>
            <FieldList fields={fields} sent />
          </Fold>
        </article>
      ))}
    </Section>
  );
}
