/** An empty star that its style may fill. */
export function StarOutline() {
  return (
    <svg viewBox="0 0 20 20" width="32" height="32" aria-hidden="true">
      <path
        d="m10 1.600 2.600 5.300 5.800.8-4.200 4.100 1 5.800L10 14.900l-5.200 2.700 1-5.800L1.600 7.700l5.800-.8z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.200"
      />
    </svg>
  );
}
