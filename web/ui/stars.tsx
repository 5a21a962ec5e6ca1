import type { CSSProperties } from "react";

/** Five stars, filled as far as the rating goes; says the same in words, which the caller gives in the reader's language. One element: lists have many. */
export function Stars({ value, label }: { readonly value: number; readonly label: string }) {
  const filled = Math.min(5, Math.max(0, value)) * 20;
  return <span role="img" aria-label={label} className="stars" style={{ "--filled": `${filled}%` } as CSSProperties} />;
}
