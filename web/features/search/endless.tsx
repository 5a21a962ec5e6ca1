"use client";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { parametersOf, readSearch, type Search, searchPath } from "@/features/directory/search-address";
import { type MapArea, MapAreaContext } from "@/features/map/area";
import { MorePlaces } from "@/features/map/more-places";
import { type Locale, localePath } from "@/platform/i18n/locales";
import { type MoreResults, moreResults } from "./actions";

interface Props {
  readonly locale: Locale;
  readonly search: Search;
  /** Of the page after those that came with the document. */
  readonly cursor: string | null;
  /** What asks for the places of the part of the world that the map shows. */
  readonly areaText: string;
  readonly children: ReactNode;
}

interface EndlessState {
  readonly pages: readonly MoreResults[];
  /** The address of the page after all these; undefined after the last one. */
  readonly next: string | undefined;
  readonly state: "idle" | "loading" | "failed";
  /** Loads one page more. */
  readonly more: () => Promise<void>;
}

const Context = createContext<EndlessState>({ pages: [], next: undefined, state: "idle", more: async () => {} });
export const useEndless = (): EndlessState => useContext(Context);

/** By the cursor they began at: who comes back from a restaurant finds the list as long as it was, and so the place in it. */
const loaded = new Map<string, readonly MoreResults[]>();

const pagesAfter = (first: string | null): readonly MoreResults[] => (first && loaded.get(first)) || [];

/** Keeps the pages that are added to a list, for the list itself and for the map beside it. Another list begins anew. */
export function Endless({ locale, search, cursor: first, areaText, children }: Props) {
  const [pages, setPages] = useState(() => pagesAfter(first));
  const [state, setState] = useState<EndlessState["state"]>("idle");
  const [of, setOf] = useState(first);
  const busy = useRef(false);
  const shown = useRef(first);
  useEffect(() => {
    shown.current = first;
  }, [first]);
  if (of !== first) {
    setOf(first);
    setPages(pagesAfter(first));
    setState("idle");
  }
  const cursor = pages.length > 0 ? (pages.at(-1)?.cursor ?? null) : first;
  const more = useCallback(async () => {
    if (busy.current || !first || !cursor) return;
    busy.current = true;
    setState("loading");
    try {
      const page = await moreResults(locale, { ...search, cursor });
      loaded.set(first, [...pagesAfter(first), page]);
      if (shown.current === first) setPages(pagesAfter(first));
      if (shown.current === first) setState("idle");
    } catch {
      if (shown.current === first) setState("failed");
    }
    busy.current = false;
  }, [locale, search, first, cursor]);
  const next = cursor ? localePath(locale, searchPath({ ...search, cursor })) : undefined;
  const value = useMemo(() => ({ pages, next, state, more }), [pages, next, state, more]);
  const places = useMemo(() => pages.flatMap((page) => page.places), [pages]);
  return (
    <Context value={value}>
      <MapAreaContext value={useArea(locale, search, areaText)}>
        <MorePlaces value={places}>{children}</MorePlaces>
      </MapAreaContext>
    </Context>
  );
}

/** The same search in another part of the world, wherever it was before. */
function useArea(locale: Locale, search: Search, text: string): MapArea {
  const router = useRouter();
  const of = searchPath(search);
  const { bbox } = search;
  return useMemo(
    () => ({
      ...{ of, text, box: bbox },
      onAsk: (asked) => {
        const { city: _, near: __, ...rest } = readSearch(parametersOf(new URL(of, location.href).searchParams));
        router.push(localePath(locale, searchPath({ ...rest, bbox: asked })), { scroll: false });
      },
    }),
    [router, locale, of, text, bbox],
  );
}
