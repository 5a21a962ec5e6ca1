import type { ReactNode } from "react";

/** What can be unfolded, without JavaScript too. Several stand in a row until one is open. */
export function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className="min-w-0 open:basis-full">
      <summary className="w-fit py-1 font-semibold text-sm hover:underline">{title}</summary>
      <div className="pt-1 pb-3">{children}</div>
    </details>
  );
}
