/** A bowl with steam, and the name. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2 font-display font-semibold text-2xl">
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" className="text-paprika">
        <path d="M3 15h26a13 13 0 0 1-9 12.4V29h-8v-1.6A13 13 0 0 1 3 15Z" fill="currentColor" />
        <path
          d="M11 11c-2-2 2-4 0-7M16 11c-2-2 2-4 0-7M21 11c-2-2 2-4 0-7"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinecap="round"
        />
      </svg>
      Bellyfed
    </span>
  );
}
