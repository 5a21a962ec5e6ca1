import { plans } from "../plans.ts";
import * as samples from "../samples.ts";
import { code, type English, english, list, marked, page, section } from "./writing.ts";

const statuses = ["400", "401", "403", "404", "409", "410", "412", "413", "415", "422", "429", "503"] as const;

/** The guide for developers, as its page has it. */
export async function guideMarkdown(target: samples.Target): Promise<string> {
  const t = await english();
  return page(
    t("title"),
    t("intro"),
    ...beginning(t, target),
    ...answers(t),
    section(
      t("limits.title"),
      t.markup("limits.cost", marked()),
      t.markup("limits.policy", marked()),
      code(samples.limits),
      t.markup("limits.usage", marked()),
    ),
    ...following(t, target),
  );
}

const beginning = (t: English, target: samples.Target): string[] => [
  section(
    t("key.title"),
    ...(["text", "local", "aws"] as const).map((part) => t.markup(`key.${part}`, marked())),
    planTable(t),
    t.markup("key.over", marked()),
    `${t("address")}: \`${target.url}\``,
  ),
  section(
    t("auth.title"),
    t.markup("auth.text", marked()),
    t.markup("auth.local", marked()),
    code(samples.localToken, "sh"),
    t.markup("auth.aws", marked()),
    code(samples.cognitoToken, "sh"),
  ),
  section(
    t("calls.title"),
    t.markup("calls.text", marked()),
    code(samples.curl(target), "sh"),
    code(samples.typescript(target), "ts"),
    t.markup("calls.client", marked()),
    code(samples.python(target), "python"),
  ),
];

const answers = (t: English): string[] => [
  section(
    t("errors.title"),
    t.markup("errors.text", marked()),
    code(samples.problem),
    list(statuses.map((status) => `${status}: ${t.markup(`errors.status.${status}`, marked())}`)),
  ),
  section(t("paging.title"), t.markup("paging.text", marked()), code(samples.page)),
  ...(["once", "etags", "formats"] as const).map((part) =>
    section(t(`${part}.title`), t.markup(`${part}.text`, marked())),
  ),
];

const following = (t: English, target: samples.Target): string[] => [
  section(
    t("follow.title"),
    t.markup("follow.text", marked()),
    code(samples.followCurl(target), "sh"),
    code(samples.followTypescript(target), "ts"),
    ...(["stream", "gone", "forms"] as const).map((part) => t.markup(`follow.${part}`, marked())),
  ),
  section(t("stream.title"), t.markup("stream.text", marked()), code(samples.stream)),
];

function planTable(t: English): string {
  const head = (["plan", "perSecond", "burst", "perDay"] as const).map((column) => t(`key.${column}`));
  const rows = (["free", "partner"] as const).map((plan) => {
    const { rate, burst, perDay } = plans[plan];
    return [t(`key.${plan}`), rate, burst, perDay];
  });
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
