"use client";
import { useEffect, useRef, useState } from "react";
import { useVisitor } from "@/platform/session/use-visitor";
import { markOf, marksPath } from "./marks";

interface Props {
  readonly restaurantId: string;
  readonly reviewId: string;
  readonly createdAt: string;
  readonly authorId: string;
  /** The page where the same is done without scripts, and by who is to sign in first. */
  readonly href: string;
  readonly locale: string;
  readonly text: { readonly mark: string; readonly of: string; readonly lost: string };
  /** How many found it helpful, in words: one fewer, as the page says, one more. */
  readonly counts: readonly [fewer: string, same: string, more: string];
}

/** Says that one found a review helpful, or takes that back: at once on the page, and back again where it is refused. */
export function HelpfulButton(props: Props) {
  const { authorId, href, text, counts } = props;
  const visitor = useVisitor();
  const { marked, change, refusal, toggle } = useMark(props, visitor?.sub);
  const button = "button aria-pressed:border-olive aria-pressed:font-semibold";
  return (
    <>
      {visitor === undefined && (
        <a href={href} rel="nofollow" className="button" aria-label={text.of}>
          {text.mark}
        </a>
      )}
      {visitor !== undefined && visitor.sub !== authorId && (
        <button type="button" className={button} aria-label={text.of} aria-pressed={marked} onClick={toggle}>
          {text.mark}
        </button>
      )}
      <span className="text-muted text-sm">{counts[change + 1]}</span>
      <span role="status" className="font-medium text-danger text-sm">
        {refusal}
      </span>
    </>
  );
}

/** One's own mark, loaded once it is known who looks: the page is the same for all. `change`: by how much it differs from what the page counts. */
function useMark({ restaurantId, reviewId, createdAt, authorId, locale, text }: Props, sub: string | undefined) {
  const [was, setWas] = useState(false);
  const [marked, setMarked] = useState(false);
  const [refusal, setRefusal] = useState("");
  const isUnderway = useRef(false);
  const asks = sub !== undefined && sub !== authorId;
  useEffect(() => {
    if (!asks) return undefined;
    let left = false;
    void markOf(restaurantId, reviewId).then((found) => {
      if (left || isUnderway.current) return;
      setWas(found === createdAt);
      setMarked(found === createdAt);
    });
    return () => {
      left = true;
    };
  }, [asks, restaurantId, reviewId, createdAt]);
  const toggle = async () => {
    if (isUnderway.current) return;
    isUnderway.current = true;
    const helpful = !marked;
    setMarked(helpful);
    setRefusal("");
    const refused = await send(`${marksPath(restaurantId, [reviewId])}&locale=${locale}`, helpful, text.lost);
    isUnderway.current = false;
    if (refused === undefined) return;
    setMarked(!helpful);
    setRefusal(refused);
  };
  return { marked, change: Number(marked) - Number(was), refusal, toggle };
}

/** Why it was refused, in the page's language; undefined where it was not. */
async function send(path: string, helpful: boolean, lost: string): Promise<string | undefined> {
  try {
    const response = await fetch(path, { method: helpful ? "PUT" : "DELETE" });
    if (response.ok) return undefined;
    const { message } = (await response.json()) as { message?: unknown };
    return typeof message === "string" ? message : lost;
  } catch {
    return lost;
  }
}
