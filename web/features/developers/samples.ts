import type { Operation } from "./document.ts";

/** The package that a sample names. */
const CLIENT = "@bellyfed/client";

/** Where the calls of the page go, and with which key. */
export interface Target {
  readonly url: string;
  readonly key: string;
}

const LOCAL_KEY = "local-dev-key";

/** On a laptop the calls can be pasted as they are; elsewhere a key has to be put in. */
export const keyOf = (stage: string | undefined): string => (stage && stage !== "local" ? "YOUR-KEY" : LOCAL_KEY);

export const localToken = `TOKEN=$(npm run --silent token -- --sub alice)`;

export const cognitoToken = `TOKEN=$(aws cognito-idp initiate-auth --client-id "$CLIENT" \\
  --auth-flow USER_PASSWORD_AUTH \\
  --auth-parameters USERNAME=me@example.com,PASSWORD="$PASSWORD" \\
  --query AuthenticationResult.AccessToken --output text)`;

export const curl = ({ url, key }: Target): string => `API=${url}
KEY=${key}

# Restaurants of a city, three at a time
curl -H "X-Api-Key: $KEY" "$API/restaurants?city=Lisbon&limit=3"

# Add one; the same Idempotency-Key adds it once, however often it is sent
curl -X POST "$API/restaurants" \\
  -H "X-Api-Key: $KEY" -H "Authorization: Bearer $TOKEN" \\
  -H "Content-Type: application/json" -H "Idempotency-Key: chez-alice-1" \\
  -d '{"name":"Chez Alice","city":"Lisbon","cuisines":["French"]}'`;

export const typescript = ({ url, key }: Target): string => `import { ApiError, createClient } from "${CLIENT}";

const api = createClient({
  baseUrl: "${url}",
  apiKey: "${key}",
  token: process.env.TOKEN,
});

// Every page of a list, one after the other
const query = { city: "Lisbon" };
for await (const { data } of api.pages.listRestaurants({ query })) {
  for (const { name, rating } of data) console.log(name, rating.average);
}

try {
  const body = { name: "Chez Alice", city: "Lisbon", cuisines: ["French"] };
  const idempotencyKey = "chez-alice-2";
  const { id } = await api.createRestaurant({ body, idempotencyKey });
  console.log(id);
} catch (error) {
  if (error instanceof ApiError) console.error(error.code, error.problem.errors);
  else throw error;
}`;

export const python = ({ url, key }: Target): string => `import json, os, urllib.error, urllib.parse, urllib.request

API, KEY = "${url}", "${key}"

def call(method, path, body=None, **headers):
    data = None if body is None else json.dumps(body).encode()
    headers |= {"X-Api-Key": KEY, "Content-Type": "application/json"}
    request = urllib.request.Request(API + path, data, headers, method=method)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)

# Every page of a list, one after the other
query = {"city": "Lisbon"}
while True:
    page = call("GET", "/restaurants?" + urllib.parse.urlencode(query))
    for restaurant in page["data"]:
        print(restaurant["name"], restaurant["rating"]["average"])
    if page["next_cursor"] is None:
        break
    query["cursor"] = page["next_cursor"]

try:
    body = {"name": "Chez Alice", "city": "Lisbon", "cuisines": ["French"]}
    who = {"Authorization": "Bearer " + os.environ["TOKEN"]}
    once = {"Idempotency-Key": "chez-alice-3"}
    print(call("POST", "/restaurants", body, **who, **once)["id"])
except urllib.error.HTTPError as error:
    print(json.load(error))`;

export const problem = `HTTP/1.1 422 Unprocessable Entity
Content-Type: application/problem+json

{
  "type": "urn:bellyfed:problem:input.invalid",
  "title": "Invalid input",
  "status": 422,
  "detail": "/cuisines must have at least 1 entry",
  "instance": "/restaurants",
  "code": "input.invalid",
  "trace_id": "6b0843711bd140d8a3a3fbf4e2e15a52",
  "errors": [{ "pointer": "/cuisines", "code": "too_few", "params": { "least": 1 }, "message": "must have at least 1 entry" }]
}`;

export const page = `Link: </restaurants?city=Lisbon&limit=3&cursor=pMXr…>; rel="next"

{ "data": [ … ], "next_cursor": "pMXr…" }`;

export const limits = `Bellyfed-Cost: rcu=6, wcu=4
Server-Timing: total;dur=11.8, db;dur=9.1;desc="5 calls"
RateLimit-Policy: "free";q=10;w=1;burst=20, "free-day";q=10000;w=86400,
  "reviews-minute";q=20;w=60, "reviews-day";q=100;w=86400
RateLimit: "reviews-minute";r=19;t=38, "reviews-day";r=97;t=50318`;

export const ending = `Deprecation: @1796083200
Sunset: Wed, 30 Jun 2027 00:00:00 GMT
Link: </docs#listAnimals>; rel="deprecation"; type="text/html"`;

export const followCurl = ({ url, key }: Target): string => `API=${url}
KEY=${key}

# From the oldest event that is kept, a hundred at a time
curl -H "X-Api-Key: $KEY" "$API/events?types=REVIEW_CREATED,REVIEW_UPDATED"

# On from where that page ended, as CloudEvents
curl -H "X-Api-Key: $KEY" "$API/events?after=100" \\
  -H "Accept: application/cloudevents-batch+json"

# As it happens, as server-sent events
curl -N -H "X-Api-Key: $KEY" -H "Last-Event-ID: 100" "$API/events/stream"`;

export const followTypescript = ({ url, key }: Target): string => `import { createClient } from "${CLIENT}";

const api = createClient({ baseUrl: "${url}", apiKey: "${key}" });

// Or the position that you have stored
let after = "latest";
for (;;) {
  for await (const page of api.pages.listEvents({ query: { after } })) {
    for (const { position, event_type, payload } of page.data)
      console.log(position, event_type, payload);
    // Store it together with what you made of these events
    after = page.next_cursor;
  }
  await new Promise((resolve) => setTimeout(resolve, 5_000));
}`;

/** A call of an operation for a shell, with the guide's variables, and one for each parameter of the path: `$id`. */
export function callOf({ method, path, caller, body }: Pick<Operation, "method" | "path" | "caller" | "body">): string {
  const parts = [
    `curl ${method === "GET" ? "" : `-X ${method} `}"$API${path.replace(/\{(\w+)\}/g, "$$$1")}"`,
    ...(caller === "open" ? [] : ['-H "X-Api-Key: $KEY"']),
    ...(typeof caller === "string" ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...(method === "GET" ? [] : ['-H "Idempotency-Key: $(uuidgen)"']),
    ...(body.length > 0 ? ['-H "Content-Type: application/json" -d @body.json'] : []),
  ];
  return parts.join(" \\\n  ");
}

export const stream = `# -N: show each piece as it comes
curl -N -H "X-Api-Key: $KEY" -H "Last-Event-ID: 4711" \\
  "$API/events/stream?types=REVIEW_CREATED&restaurant_id=$id"

retry: 1000
id: 4711

id: 4712
event: review.created
data: {"position":"4712","event_type":"REVIEW_CREATED","payload":{"rating":5, ...}, ...}

: heartbeat
id: 4730`;
