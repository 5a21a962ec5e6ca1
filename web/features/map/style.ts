import type { FeatureCollection } from "geojson";
import type { FilterSpecification, Map as GlMap, LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { MapBackground } from "./background";
import { CLUSTER, type Colours } from "./marks";
import type { Place } from "./place";
import { graticule } from "./projection";

const empty: FeatureCollection = { type: "FeatureCollection", features: [] };

/** What is below the places: the style that was configured, or paper in the site's colours, with tiles on it or with lines. */
export function styleOf(background: MapBackground, colours: Colours): string | StyleSpecification {
  if (background.kind === "style") return background.url;
  const paper: LayerSpecification = {
    id: "paper",
    type: "background",
    paint: { "background-color": colours.paper },
  };
  if (background.kind === "paper") {
    const lines = { id: "graticule", source: "graticule", type: "line" } as const;
    return {
      version: 8,
      sources: { graticule: { type: "geojson", data: empty } },
      layers: [paper, { ...lines, paint: { "line-color": colours.line, "line-width": 1 } }],
    };
  }
  const { url, attribution } = background;
  return {
    version: 8,
    sources: { tiles: { type: "raster", tiles: [url], tileSize: 256, maxzoom: 19, attribution } },
    layers: [paper, { id: "tiles", type: "raster", source: "tiles" }],
  };
}

export const PLACES = "places";
export const MARKED = "places-marked";
export const NAMES = "places-names";
/** What can be pointed at. */
export const POINTS = ["places-points", "places-clusters"];

/** Puts the places on top of a style: discs with numbers for many, dots for one, and a larger one for the one that is marked. */
export function addPlaces(map: GlMap, colours: Colours, withNames: boolean): void {
  map.addSource(PLACES, { type: "geojson", data: empty, cluster: true, clusterRadius: 32, clusterMaxZoom: 15 });
  map.addSource(MARKED, { type: "geojson", data: empty });
  const isCluster = ["has", "point_count"] as const;
  const dot = { "circle-color": colours.paprika, "circle-stroke-color": colours.surface } as const;
  const layers: LayerSpecification[] = [
    {
      id: "places-points",
      type: "circle",
      source: PLACES,
      filter: ["!", [...isCluster]],
      paint: { ...dot, "circle-radius": 7, "circle-stroke-width": 2 },
    },
    {
      id: "places-clusters",
      type: "symbol",
      source: PLACES,
      filter: [...isCluster],
      layout: { "icon-image": ["concat", CLUSTER, ["get", "point_count"]], "icon-allow-overlap": true },
    },
    {
      id: MARKED,
      type: "circle",
      source: MARKED,
      paint: { ...dot, "circle-color": colours.ink, "circle-radius": 10, "circle-stroke-width": 3 },
    },
  ];
  for (const layer of withNames ? [namesLayer(colours), ...layers] : layers) map.addLayer(layer);
}

/** Single places, but for the one that is marked: its name is shown by its label. */
export const nameable = (marked: string | undefined): FilterSpecification => [
  "all",
  ["!", ["has", "point_count"]],
  ["!=", ["get", "id"], marked ?? ""],
];

/** Names below the dots where there is room. Only in a style of our own: another one's fonts are not known. */
const namesLayer = (colours: Colours): LayerSpecification => ({
  id: NAMES,
  type: "symbol",
  source: PLACES,
  minzoom: 12,
  filter: nameable(undefined),
  layout: {
    "text-field": ["get", "name"],
    "text-font": ["system-ui"],
    "text-size": 12,
    "text-anchor": "top",
    "text-offset": [0, 0.9],
    "text-max-width": 8,
  },
  paint: { "text-color": colours.ink, "text-halo-color": colours.paper, "text-halo-width": 1.5 },
});

/** Places as MapLibre reads them. */
export const placesData = (places: readonly Place[]): FeatureCollection => ({
  type: "FeatureCollection",
  features: places.map(({ id, name, lng, lat }) => ({
    type: "Feature",
    properties: { id, name },
    geometry: { type: "Point", coordinates: [lng, lat] },
  })),
});

/** The lines of longitude and latitude around what is seen, so far that one can move on a little. */
export function linesData(map: GlMap): FeatureCollection {
  const bounds = map.getBounds();
  const [width, height] = [bounds.getEast() - bounds.getWest(), bounds.getNorth() - bounds.getSouth()];
  const frame = {
    west: bounds.getWest() - width,
    east: bounds.getEast() + width,
    south: bounds.getSouth() - height,
    north: bounds.getNorth() + height,
  };
  const { lngs, lats } = graticule(frame);
  const line = (coordinates: number[][]) =>
    ({ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates } }) as const;
  return {
    type: "FeatureCollection",
    features: [
      ...lngs.map((lng) =>
        line([
          [lng, Math.max(-85, frame.south)],
          [lng, Math.min(85, frame.north)],
        ]),
      ),
      ...lats.map((lat) =>
        line([
          [frame.west, lat],
          [frame.east, lat],
        ]),
      ),
    ],
  };
}
