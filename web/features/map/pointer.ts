import type { GeoJSONSource, Map as GlMap, MapMouseEvent } from "maplibre-gl";
import { PLACES, POINTS } from "./style";

/** How far from a point a press still counts as on it, in pixels: fingers are larger than the dots. */
const NEAR = 12;

export interface PointerListeners {
  /** The pointer is at a place; undefined: at none. */
  readonly onPoint: (id: string | undefined) => void;
  /** A place was chosen. */
  readonly onChoose: (id: string) => void;
}

/** Tells what the pointer is at and what was chosen; a disc of many places is opened. */
export function followPointer(map: GlMap, { onPoint, onChoose }: PointerListeners): void {
  let pointed: string | undefined;
  let chosen: string | undefined;
  map.on("mousemove", (event) => {
    const [feature] = featuresAt(map, event);
    map.getCanvas().style.cursor = feature ? "pointer" : "";
    const id = idOf(feature);
    if (id !== pointed) onPoint(id);
    pointed = id;
  });
  map.on("click", (event) => {
    const features = featuresAt(map, event);
    const ids = features.map(idOf).filter((id) => id !== undefined);
    const first = ids[0];
    if (first === undefined) void open(map, features[0]);
    else {
      // Of several places at one point each press chooses another one.
      chosen = ids[(ids.indexOf(chosen ?? "") + 1) % ids.length] ?? first;
      onChoose(chosen);
    }
  });
}

type Feature = ReturnType<GlMap["queryRenderedFeatures"]>[number];

const idOf = (feature: Feature | undefined): string | undefined => feature?.properties.id as string | undefined;

function featuresAt(map: GlMap, { point: { x, y } }: MapMouseEvent): Feature[] {
  const layers = POINTS.filter((layer) => map.getLayer(layer));
  return map.queryRenderedFeatures(
    [
      [x - NEAR, y - NEAR],
      [x + NEAR, y + NEAR],
    ],
    { layers },
  );
}

/** Goes so near that the places of a disc come apart. */
async function open(map: GlMap, cluster: Feature | undefined): Promise<void> {
  if (cluster?.geometry.type !== "Point") return;
  const zoom = await map
    .getSource<GeoJSONSource>(PLACES)
    ?.getClusterExpansionZoom(Number(cluster.properties.cluster_id));
  const [lng = 0, lat = 0] = cluster.geometry.coordinates;
  map.easeTo({ center: [lng, lat], zoom: zoom ?? map.getZoom() + 2 });
}
