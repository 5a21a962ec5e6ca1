import { locale as rootLocale } from "next/root-params";
import { createFormatter, createTranslator } from "use-intl/core";
import { type Locale, localeNamed } from "./locales.ts";
import { type Messages, messagesIn, type Namespace } from "./messages.ts";

/** The language of the page that is rendered. For server components. */
export const currentLocale = async (): Promise<Locale> => localeNamed(await rootLocale());

/** A namespace's messages as a function, in the language of the page: `t("count", { count: 3 })`. For server components. */
export const text = async <N extends Namespace>(namespace: N) => textIn(await currentLocale(), namespace);

/** The same in a given language. For Server Actions and route handlers, which have no language of their own. */
export async function textIn<N extends Namespace>(locale: Locale, namespace: N) {
  const messages = await messagesIn(locale, namespace);
  const known = translators.get(messages) as ReturnType<typeof translatorOf<N>> | undefined;
  const made = known ?? translatorOf(locale, messages);
  translators.set(messages, made);
  return made;
}

const translatorOf = <N extends Namespace>(locale: Locale, messages: Messages[N]) =>
  createTranslator<Messages[N]>({ locale, messages, timeZone: "UTC" });
/** Kept by the messages that they read, which a page with a list asks a hundred times: each translator parses what it says once. */
const translators = new WeakMap<object, unknown>();

/** A namespace's messages to hand to a client component. */
export const words = async <N extends Namespace>(namespace: N): Promise<Messages[N]> =>
  messagesIn(await currentLocale(), namespace);

/** Numbers, dates and money as the page's language writes them. For server components. */
export const formats = async () => formatsIn(await currentLocale());

/** The same in a given language. */
export function formatsIn(locale: Locale): ReturnType<typeof createFormatter> {
  const made = formatters.get(locale) ?? createFormatter({ locale, timeZone: "UTC" });
  formatters.set(locale, made);
  return made;
}
/** Kept, for each makes the formats that it is asked for once. */
const formatters = new Map<Locale, ReturnType<typeof createFormatter>>();

/** How an average rating is written: 4.0, not 4. */
export const ONE_DECIMAL = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
