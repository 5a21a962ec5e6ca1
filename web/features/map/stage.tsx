"use client";
import {
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { boundsOf, boxText, type MapArea, MapAreaContext } from "./area";
import type { MapBackground } from "./background";
import { focusedCard, followCards, goToCard, markCard } from "./cards";
import type { LiveMap, MapOptions } from "./engine";
import { MorePlaces } from "./more-places";
import type { Place } from "./place";

interface Props {
  readonly places: readonly Place[];
  readonly background: MapBackground;
  readonly locale: string;
  readonly text: MapOptions["text"] & Readonly<Record<"zoomIn" | "zoomOut" | "sketch" | "open", string>>;
  readonly begins: Begins;
  /** What is seen until the map is there, and where it cannot be. */
  readonly children: ReactNode;
}

/** When the sketch turns into a map that moves: when it is seen, or when somebody asks for it. */
export type Begins = "seen" | "asked";

/** Turns into a map; its code is loaded only then. */
export function Stage({ places: first, background, locale, text, begins, children }: Props) {
  const more = useContext(MorePlaces);
  const places = useMemo(() => [...first, ...more], [first, more]);
  const box = useRef<HTMLDivElement>(null);
  const [isAsked, ask] = useState(false);
  const area = useContext(MapAreaContext);
  const live = useMap(box, places, { background, locale, text, area }, begins === "seen" || isAsked);
  const { map, state } = live;
  const hasScripts = useSyncExternalStore(never, yes, no);
  // The button that had the focus is gone by then.
  useEffect(() => {
    if (isAsked && state === "live") box.current?.querySelector("canvas")?.focus();
  }, [isAsked, state]);
  return (
    <>
      {state !== "live" && children}
      {begins === "asked" && !isAsked && hasScripts && (
        <button type="button" className="button absolute end-3 top-3 z-10 px-4 text-sm" onClick={() => ask(true)}>
          {text.open}
        </button>
      )}
      {/* The inner element belongs to the map, which gives it classes of its own. */}
      <div className={state === "live" ? undefined : "invisible"}>
        <div ref={box} className="absolute inset-0" />
      </div>
      {map && state === "live" && (
        <div className="absolute end-3 top-3 z-10 grid overflow-hidden rounded-lg border border-edge">
          <ZoomButton name={text.zoomIn} drawing="M7 1v12M1 7h12" onClick={() => map.zoom(1)} />
          <ZoomButton name={text.zoomOut} drawing="M1 7h12" onClick={() => map.zoom(-1)} />
        </div>
      )}
      {map && area && live.isMoved && (
        <button
          type="button"
          className="button absolute start-1/2 top-3 z-10 -translate-x-1/2 px-4 text-sm shadow-card rtl:translate-x-1/2"
          onClick={() => area.onAsk(boxText(map.bounds()))}
        >
          {area.text}
        </button>
      )}
      {state === "unable" && (
        <p className="absolute inset-x-0 bottom-0 z-10 bg-raised px-4 py-2 text-sm">{text.sketch}</p>
      )}
    </>
  );
}

const never = () => () => {};
const yes = () => true;
const no = () => false;

interface ZoomProps {
  readonly name: string;
  readonly drawing: string;
  readonly onClick: () => void;
}

const ZoomButton = ({ name, drawing, onClick }: ZoomProps) => (
  <button
    type="button"
    aria-label={name}
    className="grid size-10 cursor-pointer place-content-center bg-surface not-first:border-edge not-first:border-t hover:bg-raised focus-visible:-outline-offset-4"
    onClick={onClick}
  >
    <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
      <path d={drawing} stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  </button>
);

type MapProps = Pick<MapOptions, "background" | "locale" | "text"> & { readonly area: MapArea | undefined };
const boundsIn = (area: MapArea | undefined) => (area?.box ? boundsOf(area.box) : undefined);

function useMap(box: RefObject<HTMLElement | null>, places: readonly Place[], options: MapProps, isWanted: boolean) {
  const [map, setMap] = useState<LiveMap>();
  const [state, setState] = useState<"sketch" | "live" | "unable">("sketch");
  const [isMoved, setMoved] = useState(false);
  const { area } = options;
  const start = useEffectEvent((engine: Engine, container: HTMLElement) => {
    const mark = (id: string | undefined) => {
      markCard(id);
      live.mark(id);
    };
    const live = engine.startMap({
      ...options,
      places,
      container,
      bounds: boundsIn(area),
      onReady: () => setState("live"),
      onMoved: () => setMoved(true),
      onPoint: (id) => mark(id ?? focusedCard()),
      onChoose: (id) => {
        mark(id);
        const { href } = places.find((place) => place.id === id) ?? {};
        if (!goToCard(id) && href) location.assign(href);
      },
    });
    const unfollow = followCards(mark);
    setMap(live);
    return () => {
      unfollow();
      live.remove();
    };
  });
  useEffect(() => {
    if (!box.current || !isWanted) return;
    return whenSeen(box.current, async (container, isGone) => {
      const engine = await import("./engine").catch(() => undefined);
      if (!engine || isGone()) return;
      try {
        return start(engine, container);
      } catch {
        setState("unable");
      }
    });
  }, [box, isWanted]);
  useEffect(() => map?.setPlaces(places), [map, places]);
  const goThere = useEffectEvent(() => {
    setMoved(false);
    map?.goTo(boundsIn(area));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another search was made, wherever it was before.
  useEffect(() => goThere(), [area?.of]);
  return { map, state, isMoved };
}

type Engine = typeof import("./engine");
type Stop = () => void;

/** Begins something once an element is seen, and stops it with what the beginning answered. */
function whenSeen(
  element: HTMLElement,
  begin: (element: HTMLElement, isGone: () => boolean) => Promise<Stop | undefined>,
): Stop {
  let gone = false;
  let stop: Stop | undefined;
  const observer = new IntersectionObserver(async (entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    stop = await begin(element, () => gone);
  });
  observer.observe(element);
  return () => {
    gone = true;
    observer.disconnect();
    stop?.();
  };
}
