import { memoryIndex } from "@bellyfed/adapters/search/memory";
import { wiring } from "@bellyfed/core/wiring";
import { features } from "@bellyfed/features/features";
import { policies } from "@bellyfed/features/policies";
import { projections } from "@bellyfed/features/projections";
import { timers } from "@bellyfed/features/timers";
import { erasure } from "@bellyfed/features/users/policies";
import { command } from "@bellyfed/functions/compose/command";
import { communityCommand } from "@bellyfed/functions/compose/community-command";
import { consumer } from "@bellyfed/functions/compose/consumer";
import { erasureConsumer } from "@bellyfed/functions/compose/erasure-consumer";
import { type EstablishRequest, establisher } from "@bellyfed/functions/compose/establish";
import { feedConsumer } from "@bellyfed/functions/compose/feed-consumer";
import { type FeedAnswer, type FeedRequest, feedKeeper } from "@bellyfed/functions/compose/feed-keeper";
import { importing } from "@bellyfed/functions/compose/import";
import { importConsumer } from "@bellyfed/functions/compose/import-consumer";
import { importReader } from "@bellyfed/functions/compose/import-reader";
import { insightsConsumer } from "@bellyfed/functions/compose/insights-consumer";
import { policyConsumer } from "@bellyfed/functions/compose/policy-consumer";
import { processor } from "@bellyfed/functions/compose/processor";
import { query } from "@bellyfed/functions/compose/query";
import { type RebuildAnswer, type RebuildRequest, rebuilder } from "@bellyfed/functions/compose/rebuild";
import { type ReconcileRequest, reconciler } from "@bellyfed/functions/compose/reconcile";
import { relay } from "@bellyfed/functions/compose/relay";
import { timer } from "@bellyfed/functions/compose/timer";
import type { Handler } from "@bellyfed/functions/lambda";
import { liveReader } from "@bellyfed/functions/read-models/generations";
import type { Reconciled } from "@bellyfed/functions/read-models/reconcile";
import { quietTelemetry, testContext } from "@bellyfed/testing/invocation";
import type { DynamoDBBatchResponse, DynamoDBStreamEvent, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { type Align, aligning } from "./aligning.ts";
import { type Answered, answering, onePiece } from "./answering.ts";
import type { Backends } from "./backends.ts";
import { chatFunction } from "./chat-function.ts";
import { type Lambda, lambda } from "./lambda.ts";
import type { Plant } from "./plant.ts";
import { insightsPorts, mistaken, type Ports, portsOf, readingPorts, rebuildPorts } from "./ports.ts";
import type { Call } from "./request.ts";
import { type SearchFunctions, searchFunctions } from "./search-functions.ts";
import type { World } from "./world.ts";

export interface Functions extends SearchFunctions {
  readonly command: Lambda<Call, Answered>;
  readonly "community-command": Lambda<Call, Answered>;
  readonly import: Lambda<Call, Answered>;
  readonly relay: Lambda<DynamoDBStreamEvent, DynamoDBBatchResponse>;
  readonly query: Lambda<Call, Answered>;
  readonly chats: Lambda<Call, Answered>;
  readonly reconcile: Lambda<ReconcileRequest, Reconciled>;
  readonly establish: Lambda<EstablishRequest, void>;
  readonly align: Lambda<Align, void>;
  readonly rebuild: Lambda<RebuildRequest, RebuildAnswer>;
  readonly keeper: Lambda<FeedRequest, FeedAnswer>;
  /** By the name of their queue. */
  readonly consumers: ReadonlyMap<string, Lambda<SQSEvent, SQSBatchResponse>>;
}

const signals = quietTelemetry();

/** In no history is anybody asked what an import would do. */
const emptyIndex = async () => ({ index: memoryIndex(), isBehind: false });
/** In no history is there anything from before events were sealed. */
const SEALED = { isSealed: async () => true };

/** Every function as its own file composes it, but on ports in memory. */
export function functionsOf(world: World, backends: Backends, plant: Plant, lanes: number): Functions {
  const make = <Event, Result>(name: string, compose: (ports: Ports) => (event: Event) => Promise<Result>) =>
    lambda<Event, Result>(world, name, (reach) => compose(portsOf(reach, backends, plant)));
  const { relay: relayed = (result) => result, consumed = (result) => result } = plant;
  const consumers = consumersOf(plant);
  return {
    command: make("command", (ports) => answering(command(ports, signals))),
    "community-command": make("community-command", (ports) => answering(communityCommand(ports, signals))),
    import: make("import", (ports) => answering(importing({ ...ports, look: emptyIndex }, signals))),
    relay: make("relay", (ports) => {
      const handle = relay(ports, signals);
      return (event) => relayed(handle(event, testContext));
    }),
    reconcile: make("reconcile", (ports) => {
      const handle = reconciler(ports, signals);
      return (request) => handle(request, testContext);
    }),
    establish: make("establish", (ports) => {
      const handle = establisher({ ...ports, table: liveReader(ports.generations) }, signals);
      return (request) => handle(request, testContext);
    }),
    align: make("align", aligning),
    chats: chatFunction(world, backends, plant),
    query: make("query", (ports) => answering(query(readingPorts(ports, plant), signals))),
    rebuild: lambda(world, "rebuild", (reach) => {
      const handle = rebuilder(rebuildPorts(portsOf(reach, backends, plant), reach, backends, plant), signals);
      return (request) => handle(request, onePiece);
    }),
    keeper: make("feed-keeper", (ports) => {
      const handle = feedKeeper({ ...ports, ...SEALED, lanes, keptSeconds: KEPT_SECONDS, size: SMALL_PASS }, signals);
      return (request) => handle(request, onePiece);
    }),
    ...searchFunctions(world, backends, plant),
    consumers: new Map(
      queues.map(({ name, function: by }) => [
        name,
        make(name, (ports) => {
          const handle = consumers[by]?.(ports, name);
          if (!handle) throw new Error(`Nothing consumes the queue ${name}`);
          return (event: SQSEvent) => consumed(handle(event, testContext));
        }),
      ]),
    ),
  };
}

/** Every queue that a feature has, that of a read model too. */
export const { queues } = wiring(features);

type Consume = (ports: Ports, queue: string) => Handler<SQSEvent, SQSBatchResponse>;

/** So that an old log takes several passes. */
const SMALL_PASS = { commits: 3, bytes: 1_000_000 };
/** Longer than any history. */
const KEPT_SECONDS = 90 * 86_400;

const asIs = <Same>(same: Same): Same => same;

/** What consumes queues, by the function's name. */
const consumersOf = ({
  projection: planted = asIs,
  policy: plantedPolicy = asIs,
  followed,
}: Plant): Readonly<Record<string, Consume>> => ({
  consumer: (ports, queue) => {
    const projection = projections.find(({ name }) => name === queue);
    if (!projection) throw new Error(`There is no read model ${queue}`);
    const generations = mistaken(ports.generations, followed);
    return consumer(planted(projection), { ...ports, generations }, signals);
  },
  "feed-consumer": (ports) => feedConsumer({ ...ports, keptSeconds: KEPT_SECONDS }, signals),
  "insights-consumer": (ports) => insightsConsumer(insightsPorts(ports), signals),
  "import-consumer": (ports) => importConsumer(ports, signals),
  "import-reader": (ports) => importReader(ports, signals),
  "policy-consumer": (ports, queue) => {
    const policy = policies.find(({ name }) => name === queue);
    if (!policy) throw new Error(`There is no policy ${queue}`);
    return policyConsumer(plantedPolicy(policy), ports, signals);
  },
  "erasure-consumer": (ports) => erasureConsumer({ ...ports, events: ports.log }, signals, plantedPolicy(erasure)),
  processor: (ports) => processor(ports, signals),
  timer: (ports) => timer(timers, ports, signals),
});
