"use client";
import { useEffect } from "react";

/** Says once that somebody looks at a restaurant: its page is the same for all, so that making it tells nobody. Without scripts nothing is counted. */
export function Look({ id }: { readonly id: string }) {
  useEffect(() => {
    navigator.sendBeacon(`/api/seen?id=${id}`);
  }, [id]);
  return null;
}
