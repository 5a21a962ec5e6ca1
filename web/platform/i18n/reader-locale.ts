import { defaultLocale, isLocale, type Locale, splitLocale } from "./locales.ts";

/** The language to answer in where a page is not there: the one that the address names, else the one that the reader's browser likes best. */
export function readerLocale(url: string, accepted: string | null | undefined): Locale {
  const [asked = "/"] = url.split("?");
  const { locale, path } = splitLocale(asked);
  return path === asked ? acceptedLocale(accepted ?? "") : locale;
}

/** Of an Accept-Language header (RFC 9110, 12.5.4), by language alone: `de-CH` is German. */
function acceptedLocale(header: string): Locale {
  const choices = header.split(",").map((choice) => {
    const [tag = "", ...parameters] = choice.split(";").map((part) => part.trim());
    const [, quality = "1"] = parameters.map((parameter) => /^q=([\d.]+)$/i.exec(parameter)).find(Boolean) ?? [];
    return { language: tag.split("-")[0]?.toLowerCase(), quality: Number(quality) };
  });
  const best = choices.filter(({ quality }) => quality > 0).sort((one, other) => other.quality - one.quality);
  return best.map(({ language }) => language).find(isLocale) ?? defaultLocale;
}
