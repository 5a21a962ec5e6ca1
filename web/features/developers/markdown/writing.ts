import { createTranslator } from "use-intl/core";
import { type Messages, messagesIn } from "@/platform/i18n/messages";
import type { Field, Limit } from "../schema.ts";

/** The developers' texts in English, the one language of what language models are given to read. */
export const english = async () =>
  createTranslator<Messages["developers"]>({
    locale: "en",
    messages: await messagesIn("en", "developers"),
    timeZone: "UTC",
  });
export type English = Awaited<ReturnType<typeof english>>;

/** How messages mark code and links, in Markdown; `href`: where a link leads. */
export const marked = (href = "") => ({
  code: (chunks: string) => `\`${chunks}\``,
  link: (chunks: string) => `[${chunks}](${href})`,
});

/** A block of code. */
export const code = (text: string, language = ""): string => `\`\`\`${language}\n${text}\n\`\`\``;

/** A part of a page: its heading and what follows. */
export const section = (title: string, ...blocks: readonly string[]): string => [`## ${title}`, ...blocks].join("\n\n");

/** A whole page. */
export const page = (title: string, intro: string, ...sections: readonly string[]): string =>
  `${[`# ${title}`, intro, ...sections].join("\n\n")}\n`;

export const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join("\n");

/** Fields with their types and rules, a line each. */
export const fieldLines = (t: English, fields: readonly (Field & { readonly note?: string })[]): string =>
  list(
    fields.map(({ path, type, required, limits, note }) => {
      const rules = [...(required ? [t("required")] : []), ...limits.map((limit) => limitText(t, limit))];
      return `\`${path}\`: ${[type, ...rules].join(", ")}${note ? `. ${note}` : ""}`;
    }),
  );

function limitText(t: English, limit: Limit): string {
  if (limit.kind === "oneLine") return t("limit.oneLine");
  if ("value" in limit) return t.markup(`limit.${limit.kind}`, { value: limit.value, ...marked() });
  const { kind, min, max } = limit;
  if (min === undefined) return t(`limit.${kind}Most`, { max: max ?? 0 });
  return max === undefined ? t(`limit.${kind}Least`, { min }) : t(`limit.${kind}Between`, { min, max });
}

/** Markdown as it is sent, and kept by others for five minutes. */
export const markdownAnswer = (text: string, type: "markdown" | "plain" = "markdown"): Response =>
  new Response(text, {
    headers: { "content-type": `text/${type}; charset=utf-8`, "cache-control": "public, max-age=300" },
  });
