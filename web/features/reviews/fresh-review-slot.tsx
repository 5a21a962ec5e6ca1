"use client";
import dynamic from "next/dynamic";
import { useCallback, useEffect, useState } from "react";
import type { PostedProps } from "./fresh-review-card";
import { postedKey } from "./posted-key";

/** Only for somebody who has just written: nobody else loads it. */
const PostedCard = dynamic(() => import("./fresh-review-card").then((module) => module.PostedCard));

/** Shows a review from the moment its writer has sent it, although the page is the same for all and renewed a little later. */
export function PostedReview({
  restaurantId,
  ...props
}: Omit<PostedProps, "json" | "forget"> & { readonly restaurantId: string }) {
  const key = postedKey(restaurantId);
  const [json, setJson] = useState<string | null>(null);
  useEffect(() => setJson(readSession(key)), [key]);
  const forget = useCallback(() => {
    sessionStorage.removeItem(key);
    setJson(null);
  }, [key]);
  return json && <PostedCard {...props} json={json} forget={forget} />;
}

/** Storage may be forbidden altogether. */
function readSession(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}
