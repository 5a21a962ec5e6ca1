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

/** The names of the images that show how many places a point stands for. */
export const CLUSTER = "places-cluster-";

/** A disc with a number. Drawn here, so that no map style needs to have a font for it. */
export function clusterImage(name: string, locale: string, colours: Colours, ratio: number): ImageData | undefined {
  const count = Number(name.slice(CLUSTER.length));
  const radius = 15 + Math.min(9, Math.log2(count) * 1.5);
  const size = Math.ceil((radius + 2) * 2 * ratio);
  const context = Object.assign(document.createElement("canvas"), { width: size, height: size }).getContext("2d");
  if (!context) return undefined;
  context.scale(ratio, ratio);
  context.translate(size / ratio / 2, size / ratio / 2);
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.fillStyle = colours.paprika;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = colours.surface;
  context.stroke();
  context.fillStyle = colours["on-paprika"];
  context.font = "600 13px system-ui, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(new Intl.NumberFormat(locale).format(count), 0, 1);
  return context.getImageData(0, 0, size, size);
}
