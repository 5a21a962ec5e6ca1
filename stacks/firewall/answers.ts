import { addressLimits } from "@bellyfed/core/address-limits";
import { type CommonCode, problem } from "@bellyfed/core/problem";

type Block = aws.types.input.wafv2.WebAclRuleActionBlock;
type Header = aws.types.input.wafv2.WebAclRuleActionBlockCustomResponseResponseHeader;
type Body = aws.types.input.wafv2.WebAclCustomResponseBody;

interface Answer {
  readonly status: number;
  readonly code: CommonCode;
  readonly detail: string;
}

/** What a firewall says when it turns a request away. */
const answers = {
  filtered: { status: 403, code: "gateway.filtered", detail: "The firewall turned this request away" },
  nameless: {
    status: 403,
    code: "gateway.filtered",
    detail: "Send a User-Agent header that names your program",
  },
  "too-large": {
    status: 413,
    code: "request.too_large",
    detail: "A request's body may have 1048576 bytes at most",
  },
  "too-many": {
    status: 429,
    code: "gateway.throttled",
    detail: "Too many requests from this address in five minutes",
  },
} satisfies Readonly<Record<string, Answer>>;
export type AnswerName = keyof typeof answers;

/** A problem document, without what is known of one request only. The firewall can give it no other content type than application/json. */
function problemText(answer: Answer): string {
  const { instance, trace_id, ...said } = problem({ ...answer, instance: "", traceId: "" });
  return JSON.stringify(said);
}

/** The answers of these names, for programs. */
export const problemBodies = (names: readonly AnswerName[]): Body[] =>
  names.map((key) => ({ key, contentType: "APPLICATION_JSON", content: problemText(answers[key]) }));

/** What an answer says to people, in every language of the site. */
const sentences = {
  filtered: {
    en: "This request was turned away because it looks like an attack. If it was none, please say it in other words.",
    de: "Diese Anfrage wurde abgewiesen, weil sie wie ein Angriff aussieht. War sie keiner, schreiben Sie es bitte anders.",
    ar: "رُفض هذا الطلب لأنه يشبه هجومًا. إن لم يكن كذلك فنرجو كتابته بكلمات أخرى.",
  },
  "too-many": {
    en: "Too many requests came from this address. Please try again in five minutes.",
    de: "Von dieser Adresse kamen zu viele Anfragen. Bitte versuchen Sie es in fünf Minuten noch einmal.",
    ar: "وردت طلبات كثيرة جدًا من هذا العنوان. نرجو المحاولة مرة أخرى بعد خمس دقائق.",
  },
} satisfies Partial<Record<AnswerName, Readonly<Record<"en" | "de" | "ar", string>>>>;

/** The same for people: a page that needs nothing else. */
export const pageBodies = (names: readonly (keyof typeof sentences)[]): Body[] =>
  names.map((key) => ({ key, contentType: "TEXT_HTML", content: pageText(answers[key].status, sentences[key]) }));

const pageText = (status: number, { en, de, ar }: Readonly<Record<"en" | "de" | "ar", string>>): string =>
  [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<meta name="color-scheme" content="light dark"><title>${status} · Bellyfed</title>`,
    `<style>body{max-width:40rem;margin:4rem auto;padding:0 1rem;font:1.1rem/1.5 system-ui}</style></head>`,
    `<body><main><h1>${status}</h1><p>${en}</p><p lang="de">${de}</p><p lang="ar" dir="rtl">${ar}</p>`,
    `<p><a href="/">Bellyfed</a></p></main></body></html>`,
  ].join("");

/** Turns a request away with one of these answers. */
export const refusing = (key: AnswerName, headers: readonly Header[] = []): Block => ({
  customResponse: {
    responseCode: answers[key].status,
    customResponseBodyKey: key,
    responseHeaders: [
      { name: "Cache-Control", value: "no-store" },
      ...(answers[key].status === 429 ? [{ name: "Retry-After", value: String(addressLimits.seconds) }] : []),
      ...headers,
    ],
  },
});
