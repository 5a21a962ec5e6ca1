import { camel, kebab, type Names, renamed } from "./names.ts";

/** A list of features: its file, the array in it, and which file of a feature it takes what from. */
interface List {
  readonly path: string;
  readonly array: string;
  readonly from: string;
  readonly takes: string;
}

const list = (array: string, from: string, takes: string): List => ({
  path: `packages/features/src/${array}.ts`,
  array,
  from,
  takes,
});
export const lists: readonly List[] = [
  list("events", "events", "sampleThingEvents"),
  list("features", "manifest", "manifest"),
  list("writes", "writes", "writes"),
  list("reads", "reads", "reads"),
  list("projections", "projection", "readModel"),
  list("holdings", "entity", "sampleThingHoldings"),
];

/** The list's text with the feature in it. Throws for a list that does not look as it used to. */
export function withFeature({ path, array, from, takes }: List, text: string, names: Names): string {
  const { plural } = names;
  const line = `import { ${renamed(takes, names)} as ${camel(plural)} } from "./${kebab(plural)}/${from}.ts";\n`;
  const entries = new RegExp(`(?<=^export const ${array} = \\[)[^\\]]*(?=\\])`, "m");
  const known = entries.exec(text)?.[0];
  if (known === undefined)
    throw new Error(`${path} has no array ${array} any more: packages/tools/src/feature/lists.ts`);
  const before = known.split(",").map((entry) => entry.trim());
  return line + text.replace(entries, placed(before.filter(Boolean), camel(plural)).join(", "));
}

/** Most lists are in alphabetical order. Where one has an order of its own it ends with the service itself, before which the new one goes. */
function placed(entries: readonly string[], entry: string): string[] {
  if (entries.at(-1) === "service") return [...entries.slice(0, -1), entry, "service"];
  return [...entries, entry].sort();
}
