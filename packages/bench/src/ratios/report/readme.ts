const BEGIN = "<!-- figures: npm run bench -- --write -->";
const END = "<!-- /figures -->";

/** The page with what is between its markers replaced. Throws when it has no markers. */
export function withFigures(page: string, table: string, machine: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`The README needs the lines ${BEGIN} and ${END}`);
  const figures = `\n\n${table}\n\nTaken on ${machine}.\n\n`;
  return page.slice(0, begin + BEGIN.length) + figures + page.slice(end);
}
