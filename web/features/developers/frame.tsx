import type { ReactNode } from "react";
import { text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";

const pages = {
  guide: "/developers",
  api: "/developers/api",
  events: "/developers/events",
  mcp: "/developers/mcp",
  stability: "/developers/stability",
} as const;

interface Props {
  readonly current: keyof typeof pages;
  readonly title: string;
  readonly intro: ReactNode;
  /** What leads to the parts of the page; beside it where there is room. */
  readonly contents: ReactNode;
  readonly children: ReactNode;
}

/** What the developers' pages have in common. */
export async function Frame({ current, title, intro, contents, children }: Props) {
  const t = await text("developers");
  return (
    <div className="page">
      <nav aria-label={t("pages")} className="mb-6 flex flex-wrap gap-x-4 gap-y-1 border-line sm:gap-x-6 border-b">
        {(Object.keys(pages) as (keyof typeof pages)[]).map((name) => (
          <Link
            key={name}
            href={pages[name]}
            aria-current={name === current ? "page" : undefined}
            className="-mb-px border-transparent border-b-2 py-2 hover:border-edge aria-[current=page]:border-paprika aria-[current=page]:font-semibold"
          >
            {t(name)}
          </Link>
        ))}
      </nav>
      <h1>{title}</h1>
      <div className="mt-3 max-w-3xl text-lg text-muted">{intro}</div>
      <div className="mt-8 gap-12 lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
        <nav
          aria-label={t("contents")}
          className="mb-8 text-sm lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto"
        >
          {contents}
        </nav>
        <div className="min-w-0">{children}</div>
      </div>
    </div>
  );
}

/** Links to parts of the page: chips on a phone, a column beside the page. */
export function Contents({
  entries,
}: {
  readonly entries: readonly { readonly id: string; readonly name: ReactNode }[];
}) {
  return (
    <ul className="flex flex-wrap gap-2 lg:block lg:space-y-1">
      {entries.map(({ id, name }) => (
        <li key={id}>
          <a href={`#${id}`} className="chip min-h-8 hover:underline lg:bg-transparent lg:px-0">
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of a page that can be linked to. */
export function Section({ id, title, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="mb-12 max-w-3xl space-y-4">
      <h2 id={id}>
        <a href={`#${id}`} className="hover:underline">
          {title}
        </a>
      </h2>
      {children}
    </section>
  );
}

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
