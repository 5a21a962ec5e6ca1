"use client";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import { type Search, searchPath } from "@/features/directory/search-address";
import { MorePlaces } from "@/features/map/more-places";
import { type Locale, localePath } from "@/platform/i18n/locales";
import { type MoreResults, moreResults } from "./actions";

interface Props {
  readonly locale: Locale;
  readonly search: Search;
  /** Of the page after those that came with the document. */
  readonly cursor: string | null;
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

/** Keeps the pages that are added to a list, for the list itself and for the map beside it. */
export function Endless({ locale, search, cursor: first, children }: Props) {
  const [pages, setPages] = useState(() => (first && loaded.get(first)) || []);
  const [state, setState] = useState<EndlessState["state"]>("idle");
  const busy = useRef(false);
  const cursor = pages.length > 0 ? (pages.at(-1)?.cursor ?? null) : first;
  const more = useCallback(async () => {
    if (busy.current || !first || !cursor) return;
    busy.current = true;
    setState("loading");
    try {
      const page = await moreResults(locale, { ...search, cursor });
      loaded.set(first, [...(loaded.get(first) ?? []), page]);
      setPages(loaded.get(first) ?? []);
      setState("idle");
    } catch {
      setState("failed");
    }
    busy.current = false;
  }, [locale, search, first, cursor]);
  const next = cursor ? localePath(locale, searchPath({ ...search, cursor })) : undefined;
  const value = useMemo(() => ({ pages, next, state, more }), [pages, next, state, more]);
  const places = useMemo(() => pages.flatMap((page) => page.places), [pages]);
  return (
    <Context value={value}>
      <MorePlaces value={places}>{children}</MorePlaces>
    </Context>
  );
}
