"use client";
import dynamic from "next/dynamic";
import { useCallback, useEffect, useState } from "react";
import type { FreshReviewProps } from "./card";

interface Props extends Omit<FreshReviewProps, "json" | "forget"> {
  /** Where the form left the review: `freshReviewKey`, which is not imported, so that its file is loaded only when there is one. */
  readonly storageKey: string;
}

/** Only for somebody who has just written: nobody else loads it. */
const FreshReviewCard = dynamic(() => import("./card").then((module) => module.FreshReviewCard));

/** Shows a review from the moment its writer has sent it, although the page is the same for all and renewed a little later. */
export function FreshReviewSlot({ storageKey: key, ...props }: Props) {
  const [json, setJson] = useState<string | null>(null);
  useEffect(() => setJson(readSession(key)), [key]);
  const forget = useCallback(() => {
    sessionStorage.removeItem(key);
    setJson(null);
  }, [key]);
  return json && <FreshReviewCard {...props} json={json} forget={forget} />;
}

/** Storage may be forbidden altogether. */
function readSession(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}
