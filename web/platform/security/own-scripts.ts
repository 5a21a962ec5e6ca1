/**
 * The inline scripts that Next.js writes into a complete page. Each hands over data and does nothing else: what the page was rendered from
 * (`__next_f`), and which files it starts with (`TURBOPACK`).
 */
const FORMS = [
  /^\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\((.*)\)$/s,
  /^self\.__next_f\.push\((.*)\)$/s,
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((.*)\);$/s,
];

/** Whether an inline script has one of the forms of our own, with nothing but JSON in it. Any other one was put into the page. */
export const isOwnScript = (script: string): boolean =>
  FORMS.some((form) => {
    const [, data] = form.exec(script) ?? [];
    return data !== undefined && isJson(data);
  });

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
