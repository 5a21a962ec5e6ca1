import type { Bus } from "./bus.ts";
import type { WorkQueue } from "./queue.ts";
import type { SearchServers } from "./search-servers/servers.ts";
import type { Stage } from "./stage.ts";
import type { Storage } from "./storage.ts";
import type { Timers } from "./timers.ts";

export type Text = $util.Input<string>;

/** What functions are given: names for their environment, ARNs for their permissions. */
export interface Surroundings {
  readonly storage: Storage;
  readonly bus: Bus["events"];
  readonly queues: ReadonlyMap<string, WorkQueue>;
  readonly failures: sst.aws.Queue;
  readonly timers: Timers;
  /** Says in which time zone a place is. */
  readonly timeZone: sst.aws.Function;
  readonly identity: {
    readonly issuer: Text;
    readonly audience: Text;
    readonly jwksUrl: Text;
    readonly pool: Text;
    readonly poolArn: Text;
  };
  readonly cursorSecret: Text;
  readonly bodyHashSecret: Text;
  readonly siteSecrets: { readonly site: Text; readonly visitor: Text };
  /** Origins that browsers may call from, separated by commas. */
  readonly origins: Text;
  /** How the site is told to make a page anew; absent without a site. */
  readonly revalidation: { readonly url: Text; readonly secret: Text } | undefined;
  /** Where the tags of pages go in the place of the site, where CloudFront keeps them for a day. */
  readonly renewals: WorkQueue | undefined;
  /** What answers searches; absent where each instance of the function has a copy of the index. */
  readonly servers: SearchServers | undefined;
  readonly settings: Pick<
    Stage,
    | "readEventSample"
    | "feedDays"
    | "feedLanes"
    | "streams"
    | "plans"
    | "name"
    | "domain"
    | "neighborhoods"
    | "guideModel"
  >;
}
