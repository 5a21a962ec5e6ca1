/** Characters that turn the direction of what follows; on a page an element keeps them inside, elsewhere nothing does. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** What somebody wrote, for the middle of a sentence of ours: it keeps its direction, and ours is not touched (Unicode's first strong isolate). */
export const isolate = (text: string): string => `\u2068${text.replace(TURNS, "")}\u2069`;

/** What somebody wrote, for places without elements of their own (a title, a description, data): one line, at most `max` characters long. */
export function plainText(text: string, max: number): string {
  const line = [...text.replace(TURNS, "").replace(/\s+/gu, " ").trim()];
  return line.length <= max
    ? line.join("")
    : `${line
        .slice(0, max - 1)
        .join("")
        .trimEnd()}…`;
}

/** A message with its plain arguments put in, for client components: "Edit {name}". What is put in is taken as it is, also `$&`. */
export const fillIn = (message: string, values: Readonly<Record<string, string>>): string =>
  message.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
