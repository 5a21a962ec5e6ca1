const STAR = "m10 1.6 2.6 5.3 5.8.8-4.2 4.1 1 5.8L10 14.9l-5.2 2.7 1-5.8L1.6 7.7l5.8-.8z";

/** An empty star that its style may fill. */
export function StarOutline() {
  return (
    <svg viewBox="0 0 20 20" width="32" height="32" aria-hidden="true">
      <path d={STAR} fill="none" stroke="currentColor" strokeWidth="1.2" />
    </svg>
  );
}
