import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Locale, locales } from "../platform/i18n/locales.ts";

/** What may read in German or Arabic as it does in English. Everything else that does was forgotten. */
const same: Readonly<Record<Locale, readonly string[]>> = {
  en: [],
  de: [
    "Brunch",
    "Code",
    "Guide",
    "halal",
    "Halal",
    "Import",
    "Moderation",
    "Name",
    "OpenStreetMap: GeoJSON",
    "Partner",
    "Restaurant",
    "Restaurants",
    "Restaurants in <name>{city}</name>",
    "System",
    "vegan",
    "Vegan",
    "Version {version}",
    "Website",
  ],
  ar: [],
};

/** The syntax tree of a message: elements with the variants of a plural or select, or with what stands inside a tag. */
interface Element {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
  readonly pluralType?: Intl.PluralRuleType;
  readonly children?: readonly Element[];
}
type Parser = new (message: string, locale: string) => { getAst(): readonly Element[] };

// The parser that shows the messages is a dependency of use-intl, and another version of it lies beside.
const ofUseIntl = createRequire(createRequire(import.meta.url).resolve("use-intl/core"));
const { IntlMessageFormat } = ofUseIntl("intl-messageformat") as { readonly IntlMessageFormat: Parser };

const elementsOf = (message: string, locale: Locale): Element[] =>
  new IntlMessageFormat(message, locale).getAst().flatMap(within);

function within(element: Element): Element[] {
  const variants = Object.values(element.options ?? {}).flatMap(({ value }) => value);
  return [element, ...[...variants, ...(element.children ?? [])].flatMap(within)];
}

const LITERAL = 0;
const SELECT = 5;
const POUND = 7;
const TAG = 8;

/** What a message has to be given, and its tags: `count`, `<code>`; of a select with the values that it knows. */
function argumentsOf(message: string, locale: Locale): string[] {
  const named = elementsOf(message, locale).filter(({ type }) => type !== LITERAL && type !== POUND);
  const names = named.map(({ type, value, options = {} }) => {
    if (type === TAG) return `<${value}>`;
    return type === SELECT ? `${value} of ${Object.keys(options).sort()}` : String(value);
  });
  return [...new Set(names)].sort();
}

/** What is wrong with a message's plurals: categories that the language has and it lacks, or the other way round. */
function pluralFaults(message: string, locale: Locale): string[] {
  return elementsOf(message, locale).flatMap(({ pluralType, options = {} }) => {
    if (!pluralType) return [];
    const { pluralCategories } = new Intl.PluralRules(locale, { type: pluralType }).resolvedOptions();
    const given = Object.keys(options).filter((category) => !category.startsWith("="));
    // Nothing may be counted like many: "0 results".
    const lacking = pluralCategories.filter((category) => category !== "zero" && !given.includes(category));
    const unknown = given.filter((category) => !(pluralCategories as readonly string[]).includes(category));
    return [...lacking.map((category) => `lacks ${category}`), ...unknown.map((category) => `has no ${category}`)];
  });
}

/** The messages of a file by their whole key: `field.empty`. */
function messagesOf(locale: Locale, namespace: string): Record<string, string> {
  return flat(JSON.parse(readFileSync(join(import.meta.dirname, locale, `${namespace}.json`), "utf8")));
}

function flat(tree: object, prefix = ""): Record<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === "object" && value !== null
      ? Object.entries(flat(value, `${prefix}${key}.`))
      : [[`${prefix}${key}`, value] as const],
  );
  return Object.fromEntries(entries) as Record<string, string>;
}

const declarations = readFileSync(join(import.meta.dirname, "../platform/i18n/messages.ts"), "utf8");
const namespaces = [
  ...declarations.matchAll(/readonly (\w+): typeof import\("\.\.\/\.\.\/messages\/en\/\1\.json"\)/g),
].map(([, name = ""]) => name);

it.each(locales)("every namespace has its file in %s, and every file its namespace", (locale) => {
  expect(namespaces).toContain("shell");
  const files = namespaces.map((name) => `${name}.json`);
  expect(readdirSync(join(import.meta.dirname, locale)).sort()).toEqual(files.sort());
});

describe.each(namespaces)("%s", (namespace) => {
  const english = messagesOf("en", namespace);

  it.each(locales)("can be read in %s", (locale) => {
    for (const [key, message] of Object.entries(messagesOf(locale, namespace))) {
      expect(message, key).toMatch(/\S/);
      expect(() => elementsOf(message, locale), `${key}: ${message}`).not.toThrow();
    }
  });

  it.each(locales)("has the plurals of %s", (locale) => {
    for (const [key, message] of Object.entries(messagesOf(locale, namespace))) {
      expect(pluralFaults(message, locale), key).toEqual([]);
    }
  });

  describe.each(["de", "ar"] as const)("in %s", (locale) => {
    const translated = messagesOf(locale, namespace);
    const both = Object.entries(english).flatMap(([key, message]) => {
      const other = translated[key];
      return other === undefined ? [] : [{ key, message, other }];
    });

    it("says all that English says, and no more", () => {
      expect(Object.keys(translated).sort()).toEqual(Object.keys(english).sort());
    });

    it("takes the same arguments", () => {
      for (const { key, message, other } of both) {
        expect(argumentsOf(other, locale), key).toEqual(argumentsOf(message, "en"));
      }
    });

    it("is translated (else: `same` in this file)", () => {
      // A word of two letters says nothing: "in", "km".
      const hasWord = ({ type, value = "" }: Element) => type === LITERAL && /\p{L}{3}/u.test(value);
      const isText = (message: string) => elementsOf(message, "en").some(hasWord);
      const alike = both.filter(({ message, other }) => message === other && isText(message));
      expect(alike.filter(({ message }) => !same[locale].includes(message))).toEqual([]);
    });
  });
});

describe("these tests", () => {
  it("see a plural that a language has and a message lacks", () => {
    expect(pluralFaults("{n, plural, one {#} other {#}}", "ar")).toEqual(["lacks two", "lacks few", "lacks many"]);
    expect(pluralFaults("<b>{n, plural, few {#} other {#}}</b>", "de")).toEqual(["lacks one", "has no few"]);
  });

  it("see arguments wherever they stand", () => {
    const message = "<b>{n, plural, =0 {{x}} one {#} other {{s, select, a {1} other {2}}}}</b>";
    expect(argumentsOf(message, "en")).toEqual(["<b>", "n", "s of a,other", "x"]);
  });
});
