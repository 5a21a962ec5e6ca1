import type { Data } from "@/platform/api";
import { formats, text } from "@/platform/i18n/text";
import { FactList } from "@/ui/fact-list";

type Feed = NonNullable<Data<"getHealth">["feed"]>;

/** The one order of all events: its end, and up to where everything that follows the bus has it. */
export async function FeedState({ feed }: { readonly feed: Feed | null }) {
  const t = await text("system");
  return (
    <section className="card space-y-4">
      <h2>{t("feed.title")}</h2>
      {feed === null && <p>{t("feed.none")}</p>}
      {feed && !feed.numbered && <Numbering {...feed} />}
      {feed && (
        <FactList
          facts={[
            [t("feed.position"), <bdi key="position">{feed.position}</bdi>],
            [t("feed.proved"), <bdi key="proved">{feed.proved_position ?? t("unknown")}</bdi>],
          ]}
        />
      )}
    </section>
  );
}

async function Numbering({ events, total }: Pick<Feed, "events" | "total">) {
  const [t, format] = await Promise.all([text("system"), formats()]);
  return (
    <div className="space-y-2">
      <p id="numbering">{t("feed.numbering", { events: format.number(events), total: format.number(total) })}</p>
      <progress className="w-full" aria-labelledby="numbering" value={events} max={Math.max(1, total)} />
    </div>
  );
}
