import type { ReactNode } from "react";

/** How messages mark code and links: `<code>limit</code>`. Code reads from left to right in every language. */
export const marks = { code: (chunks: ReactNode) => <Mono>{chunks}</Mono> };

export const linkTo = (href: string) => ({
  ...marks,
  link: (chunks: ReactNode) => (
    <a href={href} className="link">
      {chunks}
    </a>
  ),
});

function Mono({ children }: { readonly children: ReactNode }) {
  return (
    <code dir="ltr" className="rounded bg-raised px-1 py-0.5 font-mono text-[0.9em]">
      {children}
    </code>
  );
}
