/** Five stars, filled as far as the rating goes; says the same in words, which the caller gives in the reader's language. */
export function Stars({ value, label }: { readonly value: number; readonly label: string }) {
  return (
    <span role="img" aria-label={label} className="inline-flex gap-0.5 text-saffron" dir="ltr">
      {[1, 2, 3, 4, 5].map((star) => (
        <Star key={star} filled={Math.min(1, Math.max(0, value - star + 1))} />
      ))}
    </span>
  );
}

const OUTLINE =
  "m10 1.600 2.600 5.300 5.800.8-4.200 4.100 1 5.800L10 14.900l-5.200 2.700 1-5.800L1.600 7.700l5.800-.8z";

/** `filled`: 0 to 1. */
function Star({ filled }: { readonly filled: number }) {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <path d={OUTLINE} fill="none" stroke="currentColor" strokeWidth="1.200" />
      <path d={OUTLINE} fill="currentColor" style={{ clipPath: `inset(0 ${100 - filled * 100}% 0 0)` }} />
    </svg>
  );
}
