import { buffer } from "node:stream/consumers";
import streaming from "@opennextjs/aws/overrides/wrappers/aws-lambda-streaming.js";
import type { InternalEvent } from "@opennextjs/aws/types/open-next.js";
import type { OpenNextHandler, WrapperHandler } from "@opennextjs/aws/types/overrides.js";
import { checkEnvironment } from "../platform/environment.ts";
import { type Locale, localePath } from "../platform/i18n/locales.ts";
import { readerLocale } from "../platform/i18n/reader-locale.ts";
import { MISSING_PAGE } from "../platform/page/routes.ts";
import { standIn } from "../platform/page/stand-in.ts";
import { policyOptions } from "../platform/security/csp.ts";
import { admitted, PAGE_TAGS_HEADER, readableUrl } from "../platform/security/door.ts";
import { pagePolicies } from "../platform/security/page-policy.ts";
import { secureStreams } from "./secure-streams.ts";
import { noting, type Seen } from "./seen-tags.ts";
import { taggedStreams } from "./tagged-streams.ts";
import { unmeasuredStreams } from "./unmeasured-streams.ts";

/** OpenNext's wrapper for Lambda's response streaming, with the headers that server.ts gives on a laptop. */
const wrapper: WrapperHandler = async (handler, converter) => {
  checkEnvironment(process.env);
  const policies = pagePolicies(policyOptions(process.env));
  const prepared = preparedPages(handler);
  const readsTags = process.env.CDN_TAGS_HEADER === PAGE_TAGS_HEADER;
  return streaming.wrapper((asked, options) => {
    const event = { ...asked, ...readable(asked), headers: admitted(asked.headers) };
    const creator = options?.streamCreator;
    if (!creator) return handler(event, options);
    const locale = readerLocale(event.rawPath, event.headers["accept-language"]);
    const stand = async (status: number, rendered: Uint8Array) =>
      standIn(locale, status, rendered, status === 404 ? await prepared(locale).catch(told) : undefined);
    const seen: Seen = { began: Date.now() };
    const unmeasured = unmeasuredStreams(creator, event.headers["accept-encoding"]);
    const secure = secureStreams(unmeasured, event.method, policies, stand, readsTags);
    return noting(seen, () => handler(event, { ...options, streamCreator: taggedStreams(secure, seen) }));
  }, converter);
};

/** The same request, at an address that can be decoded. */
function readable({ rawPath, url }: Pick<InternalEvent, "rawPath" | "url">) {
  const asked = rawPath + new URL(url).search;
  const path = readableUrl(asked);
  return path === asked ? {} : { rawPath: path, url: new URL(path, url).href, query: {} };
}

/** The page that is prepared for what is not found, in each language. It is asked for like any other page, once. */
function preparedPages(handler: OpenNextHandler): (locale: Locale) => Promise<Uint8Array> {
  const pages = new Map<Locale, Promise<Uint8Array>>();
  const ask = async (locale: Locale) => {
    const rawPath = localePath(locale, MISSING_PAGE);
    const url = new URL(rawPath, "https://site.invalid").href;
    const asked = { type: "core", method: "GET", rawPath, url, headers: { host: "site.invalid" } } as const;
    const answer = await handler({ ...asked, query: {}, cookies: {}, remoteAddress: "127.0.0.1" });
    if (answer.statusCode !== 404) throw new Error(`The page for what is missing answers ${answer.statusCode}`);
    return buffer(answer.body);
  };
  return (locale) => {
    const page = pages.get(locale) ?? ask(locale);
    pages.set(locale, page);
    page.catch(() => pages.delete(locale));
    return page;
  };
}

/** A page without the site's frame is better than no answer. */
function told(error: unknown): undefined {
  process.stderr.write(`The page for what is missing could not be made: ${error}\n`);
}

export default { ...streaming, wrapper };
