"use client";
import NextLink from "next/link";
import { Fragment, type ReactNode, type RefObject, useEffect, useRef } from "react";
import { useScripts } from "@/ui/form/use-scripts";
import { useEndless } from "./endless";

/** Pages that scrolling alone adds; then one has to ask, so that the end of the page can be reached. */
const MOST_BY_SCROLLING = 2;
/** How near the end has to be, in pixels. */
const NEAR = 600;

interface Props {
  /** The cards that came with the page. */
  readonly children: ReactNode;
  readonly label: string;
  readonly text: Readonly<Record<"show" | "loading" | "next" | "end" | "failed", string>>;
}

/** A list that grows: by itself at first, then when asked. Without JavaScript its end is a link to the next page. */
export function ResultList({ children, label, text }: Props) {
  const { pages, next, state, more } = useEndless();
  const list = useRef<HTMLOListElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const asked = useFocusOnNew(list, pages.length);
  useNearness(end, Boolean(next) && state === "idle" && pages.length < MOST_BY_SCROLLING, more);
  const said = { loading: text.loading, failed: text.failed, idle: pages.at(-1)?.message ?? "" }[state];
  return (
    <div className="space-y-6">
      <ol id="results" ref={list} aria-label={label} tabIndex={-1} className="space-y-4 outline-none">
        {children}
        {pages.map((page) => (
          <Fragment key={page.from}>{page.cards}</Fragment>
        ))}
      </ol>
      <div ref={end} className="flex flex-wrap items-center gap-x-6 gap-y-3">
        {next && <Onward next={next} text={text} loading={state === "loading"} more={() => asked(more)} />}
        {!next && pages.length > 0 && <p className="text-muted">{text.end}</p>}
        <p role="status" className={state === "failed" ? "text-danger" : "sr-only"}>
          {said}
        </p>
      </div>
    </div>
  );
}

interface OnwardProps extends Pick<Props, "text"> {
  readonly next: string;
  readonly loading: boolean;
  readonly more: () => void;
}

function Onward({ next, text, loading, more }: OnwardProps) {
  const alive = useScripts();
  return (
    <>
      {alive && (
        <button type="button" className="button" aria-disabled={loading} onClick={more}>
          {loading ? text.loading : text.show}
        </button>
      )}
      <NextLink href={next} prefetch={false} rel="next" className={alive ? "link py-1" : "button"}>
        {text.next}
      </NextLink>
    </>
  );
}

/** Moves the focus to the first card that was asked for, once it is there: what follows the button is the end of the page. */
function useFocusOnNew(list: RefObject<HTMLOListElement | null>, pages: number) {
  const asked = useRef({ cards: 0, pages: Number.POSITIVE_INFINITY });
  useEffect(() => {
    if (pages <= asked.current.pages) return;
    list.current?.children[asked.current.cards]?.querySelector("a")?.focus();
    asked.current.pages = Number.POSITIVE_INFINITY;
  }, [list, pages]);
  return (more: () => Promise<void>) => {
    asked.current = { cards: list.current?.children.length ?? 0, pages };
    void more();
  };
}

/** Calls back when an element comes near the screen from below. */
function useNearness(element: RefObject<Element | null>, active: boolean, callback: () => void) {
  useEffect(() => {
    if (!active || !element.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && callback(),
      {
        rootMargin: `0px 0px ${NEAR}px`,
      },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, active, callback]);
}
