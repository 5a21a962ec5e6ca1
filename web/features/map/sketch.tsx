import type { Place } from "./place";
import { plot } from "./plot";

const SIZE = { width: 400, height: 300, margin: 40 };

/** Where places are to each other, drawn on the server: what there is of a map before and without scripts. */
export function Sketch({ places }: { readonly places: readonly Place[] }) {
  const drawing = plot(places, SIZE);
  if (!drawing) return null;
  const { width, height } = SIZE;
  const lines = [
    ...drawing.x.map((x) => `M${x} ${-height}v${3 * height}`),
    ...drawing.y.map((y) => `M${-width} ${y}h${3 * width}`),
  ];
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="absolute inset-0 size-full overflow-visible" aria-hidden="true">
      <path d={lines.join("")} className="fill-none stroke-line" vectorEffect="non-scaling-stroke" />
      {drawing.points.map(({ id, x, y }) => (
        <circle key={id} cx={x} cy={y} r="5" strokeWidth="1.5" className="fill-paprika stroke-surface" />
      ))}
    </svg>
  );
}
