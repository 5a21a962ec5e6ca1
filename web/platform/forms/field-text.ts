import { isFaultCode } from "../api.ts";
import type { Locale } from "../i18n/locales.ts";
import type { textIn } from "../i18n/text.ts";

/** What the API says of a field: its code with what the code speaks of, and the same in English. */
interface Said {
  readonly code?: string | undefined;
  readonly params?: Readonly<Record<string, string | number | readonly string[]>> | undefined;
  readonly message: string;
}

type Faults = Awaited<ReturnType<typeof textIn<"faults">>>;

/** What the API says of a field, in the reader's language; in English where a newer API has a code that is not known here. */
export function fieldText(t: Faults, locale: Locale, { code = "", params = {}, message }: Said): string {
  if (!isFaultCode(code)) return message;
  const list = new Intl.ListFormat(locale, { type: "disjunction" });
  const values = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === "object" ? list.format(value) : value,
  ]);
  return t(`field.${code}`, Object.fromEntries(values));
}

/** The name of the input that a JSON pointer means: `/address/street` is `address.street`; what is in a list belongs to its input. */
export const inputName = (pointer: string): string =>
  pointer
    .split("/")
    .slice(1)
    .filter((part) => !/^\d+$/.test(part))
    .map((part) => part.replace(/~1/g, "/").replace(/~0/g, "~"))
    .join(".");
