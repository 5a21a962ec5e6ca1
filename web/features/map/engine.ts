import { AttributionControl, type GeoJSONSource, Map as GlMap, Marker, ScaleControl, setWorkerUrl } from "maplibre-gl";
import type { Bounds } from "./area";
import type { MapBackground } from "./background";
import { CLUSTER, type Colours, clusterImage, coloursOf } from "./marks";
import type { Place } from "./place";
import { followPointer, type PointerListeners } from "./pointer";
import { frameOf } from "./projection";
import { addPlaces, linesData, MARKED, NAMES, nameable, PLACES, placesData, styleOf } from "./style";
import "./map.css";

// Its own file on our own origin, as the Content-Security-Policy wants it.
setWorkerUrl(new URL("maplibre-gl/dist/maplibre-gl-worker.mjs", import.meta.url).href);

export interface MapOptions extends PointerListeners {
  readonly container: HTMLElement;
  readonly places: readonly Place[];
  readonly background: MapBackground;
  readonly locale: string;
  readonly text: Readonly<Record<"canvas" | "windows" | "mac" | "mobile" | "metres" | "kilometres", string>>;
  /** The part of the world that it begins with; undefined: where the places are. */
  readonly bounds: Bounds | undefined;
  /** The first picture is there. */
  readonly onReady: () => void;
  /** The reader moved it. */
  readonly onMoved: () => void;
}

export interface LiveMap {
  readonly setPlaces: (places: readonly Place[]) => void;
  /** Shows one place larger and with its name; undefined: none. */
  readonly mark: (id: string | undefined) => void;
  readonly zoom: (by: 1 | -1) => void;
  /** The part of the world that is seen. */
  readonly bounds: () => Bounds;
  /** Goes to a part of the world, or where the places are, even if the reader had moved it. */
  readonly goTo: (bounds: Bounds | undefined) => void;
  readonly remove: () => void;
}

/** Starts a map in an element. Throws where there is no WebGL. */
export function startMap(options: MapOptions): LiveMap {
  const { container, background } = options;
  const map = makeMap(options);
  let { places } = options;
  let marked: Place | undefined;
  let moved = options.bounds !== undefined;
  const label = makeLabel();
  const show = () => {
    sourceOf(map, PLACES)?.setData(placesData(places));
    sourceOf(map, MARKED)?.setData(placesData(marked ? [marked] : []));
    if (map.getLayer(NAMES)) map.setFilter(NAMES, nameable(marked?.id));
    if (marked) label.setLngLat(marked).addTo(map).getElement().firstChild?.replaceWith(marked.name);
    else label.remove();
  };
  const unfollow = followColours(() => map.setStyle(styleOf(background, coloursOf(container)), { diff: false }));
  map.on("style.load", () => {
    dress(map, coloursOf(container), options);
    show();
  });
  const move = () => {
    moved = true;
    options.onMoved();
  };
  map.on("movestart", ({ originalEvent }) => {
    if (originalEvent) move();
  });
  followPointer(map, options);
  return {
    setPlaces: (next) => {
      places = next;
      show();
      if (!moved) fit(map, places);
    },
    mark: (id) => {
      marked = places.find((place) => place.id === id);
      show();
    },
    zoom: (by) => {
      move();
      map.zoomTo(map.getZoom() + by);
    },
    bounds: () => boundsIn(map),
    goTo: (bounds) => {
      moved = bounds !== undefined;
      fit(map, places, bounds);
    },
    remove: () => {
      unfollow();
      map.remove();
    },
  };
}

/** Calls back when the page turns dark or light. Answers what stops it. */
function followColours(restyle: () => void): () => void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", restyle);
  return () => dark.removeEventListener("change", restyle);
}

function makeMap({ container, places, background, bounds, text, onReady }: MapOptions): GlMap {
  const map = new GlMap({
    container,
    style: styleOf(background, coloursOf(container)),
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    maxPitch: 0,
    locale: {
      "Map.Title": text.canvas,
      "CooperativeGesturesHandler.WindowsHelpText": text.windows,
      "CooperativeGesturesHandler.MacHelpText": text.mac,
      "CooperativeGesturesHandler.MobileHelpText": text.mobile,
      "ScaleControl.Meters": text.metres,
      "ScaleControl.Kilometers": text.kilometres,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  // Only the canvas takes the keys, so it has the role; the region is the section around it.
  map.getCanvas().setAttribute("role", "application");
  if (background.kind === "paper") {
    map.addControl(new ScaleControl(), "bottom-left");
    map.on("moveend", () => sourceOf(map, "graticule")?.setData(linesData(map)));
  } else {
    map.addControl(new AttributionControl({ compact: false }), "bottom-right");
  }
  map.once("load", onReady);
  fit(map, places, bounds);
  return map;
}

/** Adds what is ours to a style that was just loaded, in the colours of the page. */
function dress(map: GlMap, colours: Colours, { background, locale }: MapOptions): void {
  const ratio = Math.min(3, window.devicePixelRatio);
  map.setMissingStyleImageResolver((id) => {
    const image = id.startsWith(CLUSTER) && clusterImage(id, locale, colours, ratio);
    if (image && !map.hasImage(id)) map.addImage(id, image, { pixelRatio: ratio });
  });
  addPlaces(map, colours, background.kind !== "style");
  sourceOf(map, "graticule")?.setData(linesData(map));
}

const sourceOf = (map: GlMap, id: string) => map.getSource<GeoJSONSource>(id);

/** The name of the marked place. Hidden from screen readers, because the list beside the map has it. */
function makeLabel(): Marker {
  const element = document.createElement("div");
  element.className = "map-label";
  element.dir = "auto";
  element.ariaHidden = "true";
  element.append("");
  return new Marker({ element, anchor: "bottom", offset: [0, -16] });
}

function boundsIn(map: GlMap): Bounds {
  const bounds = map.getBounds();
  return { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() };
}

function fit(map: GlMap, places: readonly Place[], bounds?: Bounds): void {
  const frame = bounds ?? frameOf(places);
  if (!frame) return;
  const { west, south, east, north } = frame;
  const room = bounds ? { padding: 0 } : { padding: 48, maxZoom: 15 };
  map.fitBounds([west, south, east, north], { ...room, animate: false });
}
