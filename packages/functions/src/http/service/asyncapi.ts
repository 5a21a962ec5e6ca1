import { type Disclosures, toldSchema } from "@bellyfed/core/disclosure";
import type { Endpoint } from "@bellyfed/core/endpoint";
import { dottedName } from "@bellyfed/core/event-names";
import type { FeatureManifest } from "@bellyfed/core/manifest";
import { CLOUD_EVENTS, CloudEvent, FollowedEvent } from "@bellyfed/features/feed/contract";
import stored from "@bellyfed/features/stored.json" with { type: "json" };
import { type Json, jsonSchemaOf } from "./json-schema.ts";

type Described = Pick<FeatureManifest, "endpoints" | "events" | "told">;
/** An event type that everybody is told of, in today's version. */
interface EventType {
  readonly type: string;
  readonly version: number;
}

/** The forms in which an event is told: by the schema that all events have in common. */
const forms = {
  "": { common: jsonSchemaOf(FollowedEvent, "output"), contentType: "application/json" },
  CloudEvent: { common: jsonSchemaOf(CloudEvent, "output"), contentType: "application/cloudevents+json" },
} as const;
type Form = keyof typeof forms;

/**
 * The AsyncAPI 3.0 document of these features' events, as everybody is told of them, and of the operations that follow the log. For each event type a
 * message in our own form, and one as a CloudEvent.
 */
export function asyncApi(features: readonly Described[]): Json {
  const told: Disclosures = Object.assign({}, ...features.map((feature) => feature.told));
  const types = features
    .flatMap(({ events }) => Object.values(events.log))
    .filter(({ type }) => Object.hasOwn(told, type))
    .map(({ type, version }): EventType => ({ type, version }));
  const following = features.flatMap(({ endpoints }) => Object.values(endpoints)).filter(isFollowing);
  const messages = types.flatMap((each) => Object.keys(forms).map((form) => [each, form as Form] as const));
  return {
    asyncapi: "3.0.0",
    info,
    defaultContentType: "application/json",
    servers,
    channels: Object.fromEntries(following.map((endpoint) => [endpoint.operation, channel(endpoint, types)])),
    operations: Object.fromEntries(following.map((endpoint) => [endpoint.operation, operation(endpoint, types)])),
    components: {
      messages: Object.fromEntries(messages.map(([each, form]) => [nameOf(each, form), message(each, form)])),
      schemas: Object.fromEntries(types.map((each) => [each.type, payload(each, told)])),
      securitySchemes: {
        apiKey: { type: "httpApiKey", in: "header", name: "X-Api-Key", description: "Says whose application calls" },
        token: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: "Admins are told everything" },
      },
    },
  };
}

const info = {
  title: "Bellyfed events",
  version: "1",
  description:
    "What happens to restaurants, menus and reviews, in one order. Every event has a position; whoever goes on after the last one that was seen " +
    "is told of each event once. An event is told in the latest version of its payload; those of before are described at `/events/schemas/{type}/{version}`.",
  contact: { name: "Bellyfed" },
  license: { name: "MIT", url: "https://opensource.org/license/mit" },
  tags: [{ name: "Events", description: "What happened" }],
};

const security = [{ $ref: "#/components/securitySchemes/apiKey" }, { $ref: "#/components/securitySchemes/token" }];
const servers = {
  api: {
    host: "{host}",
    protocol: "https",
    description: "Where this document is served",
    variables: { host: { default: "api.example.com", description: "The API's own host" } },
    security,
  },
  laptop: {
    host: "localhost:{port}",
    protocol: "http",
    description: "What `npm start` runs",
    variables: { port: { default: "4000", description: "API_PORT" } },
    security,
  },
};

const nameOf = ({ type }: EventType, form: Form): string => `${type}${form && `.${form}`}`;

/** Those forms that an operation's answer has. */
const formsOf = ({ forms: others = {} }: Endpoint): Form[] => (CLOUD_EVENTS in others ? ["", "CloudEvent"] : [""]);

const namesFor = (endpoint: Endpoint, types: readonly EventType[]): string[] =>
  types.flatMap((each) => formsOf(endpoint).map((form) => nameOf(each, form)));

const channel = (endpoint: Endpoint, types: readonly EventType[]): Json => ({
  address: endpoint.path,
  title: endpoint.summary,
  description: howTold(endpoint),
  servers: [{ $ref: "#/servers/api" }],
  messages: Object.fromEntries(
    namesFor(endpoint, types).map((name) => [name, { $ref: `#/components/messages/${name}` }]),
  ),
});

const isStream = ({ produces = [] }: Endpoint): boolean => produces.includes("text/event-stream");
/** Answers of the guide are streams as well, and tell of no events. */
const isFollowing = (endpoint: Endpoint): boolean =>
  endpoint.follows === true || (isStream(endpoint) && endpoint.function === "stream");

const howTold = (endpoint: Endpoint): string =>
  isStream(endpoint)
    ? "Server-sent events: `id` is the position, `event` the type in lower case with dots, `data` the event"
    : `Pages of events: \`data\` of an answer as JSON, or with \`Accept: ${CLOUD_EVENTS}\` a batch of CloudEvents`;

const operation = (endpoint: Endpoint, types: readonly EventType[]): Json => ({
  action: "send",
  channel: { $ref: `#/channels/${endpoint.operation}` },
  title: endpoint.summary,
  summary: endpoint.summary,
  description: `${endpoint.summary}. ${howTold(endpoint)}`,
  bindings: {
    http: { method: endpoint.method, query: jsonSchemaOf(endpoint.query, "input"), bindingVersion: "0.3.0" },
  },
  messages: namesFor(endpoint, types).map((name) => ({
    $ref: `#/channels/${endpoint.operation}/messages/${name}`,
  })),
});

/** What is the same in all events, with what is this type's own. */
function message(each: EventType, form: Form): Json {
  const { common, contentType } = forms[form];
  const data = { $ref: `#/components/schemas/${each.type}` };
  const own: Json = form
    ? { type: { const: `com.bellyfed.${dottedName(each.type)}` }, data }
    : { event_type: { const: each.type }, version: { const: String(each.version) }, payload: data };
  return {
    name: nameOf(each, form),
    title: `${each.type}${form && ` as a ${form}`}`,
    contentType,
    payload: { ...common, properties: { ...(common.properties as Json), ...own } },
  };
}

function payload({ type, version }: EventType, told: Disclosures): Json {
  const disclosure = told[type];
  const whole = (stored as Readonly<Record<string, Json>>)[`${type}@${version}`];
  if (!disclosure || !whole) throw new Error(`Nothing is known of ${type} in version ${version}`);
  return { title: `${type}, version ${version}`, ...toldSchema(whole, disclosure) };
}
