import { Misuse } from "@bellyfed/local/cli/misuse";

/** A name's words: `["opening", "hours"]`. */
type Words = readonly string[];

/** What a feature is called: many and one. */
export interface Names {
  readonly plural: Words;
  readonly singular: Words;
}

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
const pascal = (words: Words) => words.map(capital).join("");
const pascalAfterFirst = (words: Words) => words.map((word, at) => (at === 0 ? word : capital(word))).join("");

/** The ways in which code and prose spell a name. */
const spellings = {
  kebab: (words: Words) => words.join("-"),
  snake: (words: Words) => words.join("_"),
  upper: (words: Words) => words.join("_").toUpperCase(),
  camel: pascalAfterFirst,
  pascal,
  prose: (words: Words) => words.join(" "),
  title: (words: Words) => capital(words.join(" ")),
};
export const { kebab, upper, camel } = spellings;

/** The identifiers that a name makes, each of which must be free. */
export const identifiersOf = ({ plural, singular }: Names): string[] =>
  [plural, singular].flatMap((words) => [camel(words), pascal(words)]);

const KEBAB = /^[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*$/;
const LONGEST = 32;

/** Reads NAME and what `--singular` says. Throws Misuse that says what to do for a name that will not do. */
export function namesOf(name: string, singular: string | undefined): Names {
  const one = singular ?? singularOf(name);
  for (const each of [name, one]) {
    if (!KEBAB.test(each) || each.length > LONGEST)
      throw new Misuse(`${each} will not do: NAME is a plural noun in kebab-case, like collections or opening-hours`);
  }
  if (one === name) throw new Misuse(`What is one of ${name} called? Say so: --singular WORD`);
  return { plural: name.split("-"), singular: one.split("-") };
}

/** English, as far as endings tell; the rest is for `--singular`. */
function singularOf(name: string): string {
  if (/[^aeiou]ies$/.test(name)) return `${name.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z)es$/.test(name)) return name.slice(0, -2);
  return /[^siu]s$/.test(name) ? name.slice(0, -1) : name;
}

/** The template's own name. It has two words, so that each way of spelling it is told from every other. */
const template: Names = { plural: ["sample", "things"], singular: ["sample", "thing"] };

/** Text of the template as the feature of this name has it. */
export function renamed(text: string, names: Names): string {
  const pairs = (["plural", "singular"] as const).flatMap((number) =>
    Object.values(spellings).map((spell) => [spell(template[number]), spell(names[number])] as const),
  );
  const found = new Map(pairs);
  // The plural stands before the singular that it begins with.
  return text.replace(new RegExp([...found.keys()].join("|"), "g"), (spelt) => found.get(spelt) ?? spelt);
}
