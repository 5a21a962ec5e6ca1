/** The site's colours as the page has them now, light or dark, in a form that a canvas understands. */
export type Colours = Readonly<Record<(typeof names)[number], string>>;

const names = ["paper", "surface", "line", "edge", "ink", "paprika", "on-paprika"] as const;

/** Reads the colours where they are defined, so that there is one palette: the browser resolves `light-dark()`. */
export function coloursOf(element: HTMLElement): Colours {
  const probe = element.appendChild(document.createElement("span"));
  const entries = names.map((name) => {
    probe.style.color = `var(--color-${name})`;
    return [name, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return Object.fromEntries(entries) as Colours;
}
