import { STAR } from "@/components/stars";

/** An empty star that its style may fill. */
export function StarOutline() {
  return (
    <svg viewBox="0 0 20 20" width="32" height="32" aria-hidden="true">
      <path d={STAR} fill="none" stroke="currentColor" strokeWidth="1.2" />
    </svg>
  );
}
