import type { Locale } from "@/platform/i18n/locales";
import { type Messages, messagesIn } from "@/platform/i18n/messages";
import { currentLocale, textIn } from "@/platform/i18n/text";
import { mapBackground } from "./background";
import type { Place } from "./place";
import { plot } from "./projection";
import { type Begins, Stage } from "./stage";

interface Props {
  /** What is on it. A place whose card is on the page (`RestaurantCard`) is tied to it; another one leads to its `href` if it has one. */
  readonly places: readonly Place[];
  /** The map's name, as a landmark: "Map of the results". */
  readonly label: string;
  /** Said below it, before how to move it: where else all of this is said. */
  readonly note?: string;
  /** The id of what comes after the map, for those who step through the page. */
  readonly skipTo?: string;
  /** Unique on the page. */
  readonly id?: string;
  /** When it becomes a map that moves. Left out: when it is seen. */
  readonly begins?: Begins;
  /** Gives the drawing its height: `h-80`. */
  readonly className?: string;
  /** Left out: the page's. A Server Action has none. */
  readonly locale?: Locale;
}

/** A map of places. Drawn on the server as a sketch, which becomes a map that moves once it is seen. Nothing without places. */
export async function PlacesMap(props: Props) {
  const { places, label, note, skipTo, id = "map", begins = "seen", className = "h-80" } = props;
  if (places.length === 0) return null;
  const locale = props.locale ?? (await currentLocale());
  const [t, { map }] = await Promise.all([textIn(locale, "search"), messagesIn(locale, "search")]);
  return (
    <section aria-label={label} aria-describedby={`${id}-note`} className="relative">
      {skipTo && (
        <a
          href={`#${skipTo}`}
          className="button-primary pointer-events-none absolute start-3 top-3 z-20 opacity-0 focus:pointer-events-auto focus:opacity-100"
        >
          {t("map.skip")}
        </a>
      )}
      <div className={`relative isolate overflow-hidden rounded-card border border-line bg-paper ${className}`}>
        <Stage
          places={places}
          background={mapBackground(process.env)}
          locale={locale}
          text={textOf(map)}
          begins={begins}
        >
          <Sketch places={places} />
        </Stage>
      </div>
      <p id={`${id}-note`} className="pt-2 text-muted text-sm">
        {note} {t("map.keys")}
      </p>
    </section>
  );
}

type Words = Messages["search"]["map"];
/** Only what the map says itself goes to the browser. */
const textOf = ({ canvas, windows, mac, mobile, metres, kilometres, zoomIn, zoomOut, sketch, open }: Words) => ({
  canvas,
  windows,
  mac,
  mobile,
  metres,
  kilometres,
  zoomIn,
  zoomOut,
  sketch,
  open,
});

const SIZE = { width: 400, height: 300, margin: 40 };

/** Where places are to each other, drawn on the server: what there is of a map before and without scripts. */
function Sketch({ places }: { readonly places: readonly Place[] }) {
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
