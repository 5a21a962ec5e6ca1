import type { Restaurant } from "@/platform/api";
import { Link } from "@/ui/link";

/** The way back to a restaurant's page, above a page's heading; one that is hidden has only the page to manage it. */
export function BackLink({ restaurant: { id, name, hidden } }: { readonly restaurant: Restaurant }) {
  return (
    <Link
      href={`/restaurants/${id}${hidden ? "/manage" : ""}`}
      className="inline-flex items-center gap-2 py-1 text-muted hover:underline"
    >
      <svg viewBox="0 0 8 12" width="8" height="12" aria-hidden="true" className="rtl:-scale-x-100">
        <path d="M7 1 2 6l5 5" fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
      <bdi>{name}</bdi>
    </Link>
  );
}
