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

/** A star of 20 by 20. */
export const STAR = "m10 1.6 2.6 5.3 5.8.8-4.2 4.1 1 5.8L10 14.9l-5.2 2.7 1-5.8L1.6 7.7l5.8-.8z";

/** `filled`: 0 to 1. */
function Star({ filled }: { readonly filled: number }) {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <path d={STAR} fill="none" stroke="currentColor" strokeWidth="1.2" />
      <path d={STAR} fill="currentColor" style={{ clipPath: `inset(0 ${100 - filled * 100}% 0 0)` }} />
    </svg>
  );
}
