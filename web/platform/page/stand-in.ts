import { type Locale, languages } from "../i18n/locales.ts";
import { errorMain, errorPage, textOfStatus } from "./error-page.ts";

/**
 * Whether an answer with this status and body has no page of ours. Next.js answers what is not found, and what failed, with a document for
 * scripts to fill; all pages of ours say what language they are in.
 */
export const lacksPage = (status: number, rendered: Uint8Array): boolean =>
  status >= 400 && !/<html[^>]*\slang="/.test(Buffer.from(rendered.subarray(0, 300)).toString("latin1"));

/** The page to send in the place of one that is not there. `missing`: what is prepared for an address of nothing. */
export function standIn(locale: Locale, status: number, rendered: Uint8Array, missing?: Uint8Array): Uint8Array {
  if (status === 404 && missing) return missing;
  return Buffer.from(errorPage(locale, status, textOfStatus(locale, status, codeIn(rendered))));
}

/** By which Next.js tells the log of the error. */
const codeIn = (rendered: Uint8Array): string | undefined =>
  /digest\\?":\\?"(\w+)/.exec(Buffer.from(rendered).toString("latin1"))?.[1];

/**
 * The same for `next dev`, whose own scripts fill the document and show where an error comes from: they stay, and the page is for who has no
 * scripts.
 */
export function standInForDevelopers(locale: Locale, status: number, rendered: Uint8Array): Uint8Array {
  const html = Buffer.from(rendered).toString();
  if (!html.includes(' id="__next_error__"')) return standIn(locale, status, rendered);
  const said = textOfStatus(locale, status);
  const noscript = `<noscript>${errorMain(locale, status, said)}</noscript>`;
  return Buffer.from(
    html
      .replace(/<title>[^<]*<\/title>/, "")
      .replace("<html", `<html lang="${locale}" dir="${languages[locale].direction}"`)
      .replace("</head>", `<title>${said.title} · Bellyfed</title></head>`)
      .replace(/<body[^>]*>/, (body) => body + noscript),
  );
}
