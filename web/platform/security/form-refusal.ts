import { splitLocale } from "../i18n/locales.ts";
import { isOwnOrigin } from "./own-origin.ts";

/** The pages that call an action without a form: home, a search, a restaurant's and the guide's ask for cards that come later. */
const ASKING = /^\/(?:guide|restaurants(?:\/(?!new$)[^/]+)?)?$/;

/**
 * The status with which a form is refused that Next.js would throw at, and so answer 500: 403 when a page of another origin sent it (a
 * program sends no Origin), 400 when its body cannot be read. Undefined for all others.
 */
export async function formRefusal(request: Request): Promise<400 | 403 | undefined> {
  const { method, headers } = request;
  if (method !== "POST") return undefined;
  if (headers.has("origin") && !isOwnOrigin(headers)) return 403;
  const isForm = /^multipart\/form-data/i.test(headers.get("content-type") ?? "");
  if (isForm) return (await canBeRead(request)) ? undefined : 400;
  if (!headers.has("next-action")) return undefined;
  const mayAsk = ASKING.test(splitLocale(new URL(request.url).pathname).path);
  return mayAsk && asksForMore(await request.clone().text()) ? undefined : 400;
}

/**
 * Whether a call of an action is one of those that are made without a form: for cards, by a language and what they are to be. In
 * React's encoding a text that begins with `$` refers to another part, of which there are none here.
 */
function asksForMore(body: string): boolean {
  try {
    const given: unknown = JSON.parse(body);
    if (!Array.isArray(given) || given.length !== 2 || /"\$(?!undefined"|\$)/.test(body)) return false;
    const [locale, search] = given;
    return typeof locale === "string" && typeof search === "object" && search !== null && !Array.isArray(search);
  } catch {
    return false;
  }
}

const canBeRead = (request: Request): Promise<boolean> =>
  request
    .clone()
    .formData()
    .then(
      () => true,
      () => false,
    );
