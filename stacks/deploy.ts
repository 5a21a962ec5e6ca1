import { type Api, api } from "./api.ts";
import { type Auth, auth } from "./auth.ts";
import { beginStore } from "./begin.ts";
import { bus } from "./bus.ts";
import { copies } from "./copies.ts";
import { firewall } from "./firewall/api.ts";
import { functions } from "./functions.ts";
import { monitoring } from "./monitoring.ts";
import { renewalQueue, renewPages, tagsHeader } from "./page-tags.ts";
import { jobs } from "./piece-by-piece.ts";
import { failureQueue, workQueues } from "./queue.ts";
import { schedule } from "./schedules.ts";
import { searchServers } from "./search-servers/servers.ts";
import { consumeQueues, relayCommits } from "./sources.ts";
import type { Stage } from "./stage.ts";
import { type Storage, storage } from "./storage.ts";
import { timeZone } from "./time-zone.ts";
import { timers } from "./timers.ts";
import { frontDoor, partsOf, serverOf, web } from "./web.ts";

/** Everything of one stage, in the order of the flow: what is asked, what is stored, what follows from it. */
export function deploy(stage: Stage) {
  const door = frontDoor(stage);
  const origins = $util.output([...(door ? [door.origin] : []), ...stage.origins]).apply((all) => [...new Set(all)]);
  const data = storage(stage, origins);
  copies(stage, data);
  const queues = workQueues();
  const { events, rules } = bus(stage, queues);
  const failures = failureQueue();
  const [renewals, zones, servers] = [renewalQueue(stage, door), timeZone(stage), searchServers(stage, data)];
  const users = auth(stage);
  const siteSecrets = { site: randomSecret("SiteSecret"), visitor: randomSecret("VisitorSecret") };
  const made = functions(stage, {
    storage: data,
    bus: events,
    queues,
    ...{ failures, timers: timers(stage, queues), timeZone: zones, servers },
    identity: users.identity,
    bodyHashSecret: randomSecret("BodyHashSecret"),
    cursorSecret: randomSecret("CursorSecret"),
    siteSecrets,
    origins: origins.apply((all) => all.join(",")),
    // Whoever sends tags to the queue need not know the site's secret.
    revalidation: renewals ? undefined : door?.revalidation,
    renewals,
    settings: stage,
  });
  relayCommits(data, made, failures);
  const started = jobs(stage, made);
  beginStore(made, stage.feedLanes);
  consumeQueues(queues, made);
  schedule(stage, made, failures);
  const gateway = api(stage, made, origins);
  firewall(stage, gateway, siteSecrets.site);
  const renewing = door && renewals && renewPages(stage, door, renewals);
  const tags = door && renewals && tagsHeader(door);
  const site = door && web(stage, door, { gateway, users, files: data.imports, siteSecrets, tags });
  monitoring(stage, {
    ...{ stage: stage.name, data, events, rules, failures },
    queues: renewals ? new Map([...queues, [renewals.wiring.name, renewals]]) : queues,
    functions: new Map([...made, ...besides(users, zones, renewing)]),
    ...{ gateway: gateway.gateway, site: site && partsOf(site, door), servers },
  });
  const found = adoption(stage, data, users);
  return { ...outputs(data, events, users, gateway, site), ...started, ...found };
}

/** Functions that are not of the wiring: who calls them calls them by name. */
const besides = ({ triggers }: Auth, zones: sst.aws.Function, renewing: sst.aws.Function | undefined) => [
  ...triggers,
  ["time-zone", zones] as const,
  ...(renewing ? [["renew-pages", renewing] as const] : []),
];

/** 256 random bits and more that stay with the deployment. */
const randomSecret = (name: string) => new random.RandomPassword(name, { length: 43, special: false }).result;

/** What `sst deploy` prints at its end, and .sst/outputs.json holds. */
const outputs = (data: Storage, events: sst.aws.Bus, users: Auth, { url, keys }: Api, site?: sst.aws.Nextjs) => ({
  api: url,
  ...(site && { site: site.url, ...(!$dev && { siteServer: serverOf(site).arn }) }),
  freeKey: keys.free,
  partnerKey: keys.partner,
  eventsTable: data.events.name,
  readTable: data.read.name,
  bus: events.name,
  userPool: users.pool.id,
  userPoolClient: users.client.id,
});

/** What a later deployment is told, to find everything again that stays. */
function adoption(
  { removal }: Stage,
  { events, subjects, keys, read, second, imports }: Storage,
  { pool, client }: Auth,
) {
  if (removal !== "retain") return {};
  return {
    adopt: $interpolate`events=${events.name},subjects=${subjects.name},keys=${keys.table.name},keysEncryption=${keys.encryption.id},read=${read.name},readSecond=${second.name},imports=${imports.name},userPool=${pool.id},client=${client.id}`,
  };
}
