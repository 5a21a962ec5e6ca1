import NextLink from "next/link";
import { type Locale, localePath } from "@/platform/i18n/locales";
import type { Messages } from "@/platform/i18n/messages";
import { fillIn, isolate } from "@/platform/i18n/plain-text";
import type { AnswerSource } from "../stream/answer";
import { sourceTarget } from "../stream/source-path";

export const sourceAnchor = (scope: string, id: string): string => `${scope}-source-${id}`;

interface Props {
  readonly scope: string;
  readonly sources: readonly AnswerSource[];
  readonly locale: Locale;
  readonly text: Pick<Messages["guide"]["turn"], "sources" | "review" | "menu">;
}

/** On what an answer rests, by the numbers that stand in it, with the way to each place, review and menu. */
export function SourceList({ scope, sources, locale, text }: Props) {
  if (sources.length === 0) return null;
  return (
    <div className="space-y-2 text-sm">
      <h3 className="text-base">{text.sources}</h3>
      <ol className="space-y-1.5">
        {sources.map((source) => (
          <li
            key={source.id}
            id={sourceAnchor(scope, source.id)}
            className="flex scroll-mt-24 scroll-mb-52 items-baseline gap-2 rounded-lg target:bg-marked"
          >
            <span className="min-w-6 shrink-0 rounded bg-raised px-1 text-center font-semibold text-paprika text-xs leading-6">
              {source.id}
            </span>
            <Source source={source} locale={locale} text={text} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Source({ source: { url, title }, locale, text }: Omit<Props, "scope" | "sources"> & { source: AnswerSource }) {
  const target = sourceTarget(url);
  if (!target) return <bdi>{title}</bdi>;
  const name = isolate(title);
  return (
    <NextLink href={localePath(locale, target.path)} prefetch={false} className="link min-w-0 scroll-mb-52">
      {target.kind === "restaurant" ? name : fillIn(text[target.kind], { name })}
    </NextLink>
  );
}
