import { envelopesOf, type LogEnvelope } from "@bellyfed/core/envelope";
import type { Commit, Item } from "@bellyfed/core/ports";
import { rowOf } from "@bellyfed/features/feed/entity";
import { provedKey, provedOf } from "@bellyfed/features/feed/proving";
import { projections } from "@bellyfed/features/projections";

interface Numbered {
  readonly lane: string;
  readonly position: number;
  readonly envelope: LogEnvelope;
}

/** What is wrong with the feed: each lane has its positions from 1 without holes, and every event of the log is at one of them. */
export function feedFaults(items: readonly Item[], commits: readonly Commit[]): string[] {
  const rows = numberedIn(items);
  const lanes = [...Map.groupBy(rows, ({ lane }) => lane)];
  const events = new Map(commits.flatMap((commit) => envelopesOf(commit)).map((each) => [each.event_id, each]));
  const found = Map.groupBy(rows, ({ envelope }) => envelope.event_id);
  return [
    ...lanes.flatMap(([lane, own]) => holes(lane, own)),
    ...lanes.flatMap(([lane, own]) => wrongHead(items, lane, own.length)),
    ...[...events.keys()].filter((id) => !found.has(id)).map((id) => `The feed lacks ${nameOf(events.get(id))}`),
    ...[...found.values()].flatMap(([first, ...more]) =>
      more.length === 0 ? [] : [`The feed has ${nameOf(first?.envelope)} ${more.length + 1} times`],
    ),
    ...rows.flatMap(({ envelope }) =>
      JSON.stringify(envelope) === JSON.stringify(events.get(envelope.event_id))
        ? []
        : [`The feed has ${nameOf(envelope)} otherwise than the log`],
    ),
    ...[...Map.groupBy(rows, ({ envelope }) => envelope.stream_id).values()].flatMap(disorder),
  ];
}

/** Up to the positions that are proved, a read model has everything. `items`: all that is to be seen. */
export function proofFaults(items: readonly Item[]): string[] {
  const has = new Map(items.map((item) => [`${item.PK}\0${item.SK}`, item]));
  const proved = provedOf(has.get(`${provedKey.PK}\0${provedKey.SK}`));
  const rows = numberedIn(items);
  return projections.flatMap(({ name, streams, head }) => {
    const positions = proved[name]?.positions ?? [];
    const claimed = rows.filter(({ lane, position }) => position <= (positions[Number(lane)] ?? 0));
    return claimed
      .filter(({ envelope: { stream_id } }) => stream_id.startsWith(streams))
      .filter(({ envelope: { stream_id, stream_version } }) => {
        const { PK, SK } = head.key(name, stream_id);
        return head.versionOf(has.get(`${PK}\0${SK}`)) < stream_version;
      })
      .map(({ envelope }) => `It is said to be proved that ${name} has ${nameOf(envelope)}, and it has not`);
  });
}

/** What is not proved although all has come to rest. */
export function unproved(items: readonly Item[]): string[] {
  const proved = provedOf(items.find(({ PK, SK }) => PK === provedKey.PK && SK === provedKey.SK));
  const lengths = Map.groupBy(numberedIn(items), ({ lane }) => lane);
  return projections.flatMap(({ name }) =>
    [...lengths].flatMap(([lane, own]) => {
      const reached = proved[name]?.positions[Number(lane)] ?? 0;
      return reached === own.length ? [] : [`Of ${name} only ${reached} of ${own.length} positions are proved`];
    }),
  );
}

const numberedIn = (items: readonly Item[]): Numbered[] =>
  items
    .flatMap((item) => {
      const [, lane] = /^FEED#(\d+)#\d+$/.exec(String(item.PK)) ?? [];
      return lane === undefined ? [] : [{ lane, ...rowOf(item) }];
    })
    .sort((one, other) => one.position - other.position);

const holes = (lane: string, own: readonly Numbered[]): string[] =>
  own.flatMap(({ position }, at) =>
    position === at + 1 ? [] : [`Lane ${lane} of the feed has ${position} where ${at + 1} comes`],
  );

function wrongHead(items: readonly Item[], lane: string, length: number): string[] {
  const next = items.find(({ PK, SK }) => PK === "FEED#HEAD" && SK === `HEAD#${lane}`)?.next;
  return next === length + 1 ? [] : [`Lane ${lane} of the feed has ${length} events, and ${next} is said to come next`];
}

function disorder(own: readonly Numbered[]): string[] {
  const lanes = new Set(own.map(({ lane }) => lane)).size;
  const [first] = own;
  return [
    ...(lanes > 1 ? [`${first?.envelope.stream_id} is in ${lanes} lanes of the feed`] : []),
    ...own.flatMap(({ envelope }, at) =>
      envelope.stream_version === at + 1 ? [] : [`The feed has ${nameOf(envelope)} where ${at + 1} comes`],
    ),
  ];
}

const nameOf = (envelope: LogEnvelope | undefined): string => `${envelope?.stream_id} ${envelope?.stream_version}`;
