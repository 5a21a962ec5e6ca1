/** One of our operations called by a client that a generator made: a program and what it is written in. */
export interface Script {
  /** The name of its file. */
  readonly file: string;
  readonly text: string;
}

/** What every program says on its last line, as JSON: of what it has done, and of what was refused. */
export interface Told {
  readonly created: string;
  readonly read: string;
  readonly average: number | null;
  readonly listed: readonly string[];
  readonly rating: number;
  readonly missing: { readonly status: number; readonly code: string };
  readonly invalid: { readonly status: number; readonly code: string; readonly pointer: string };
}

// Each program is run with API (where the API is), KEY, OWNER and AUTHOR (tokens) and CITY (a city of its own) in its environment. It adds
// a restaurant, reads it, reviews it as somebody else, finds it in its city's list, and is refused twice.

const untilListed = `
async function untilListed(list: () => Promise<string[]>): Promise<string[]> {
  for (let tries = 0; tries < 100; tries++) {
    const names = await list();
    if (names.length > 0) return names;
    await new Promise((done) => setTimeout(done, 100));
  }
  return [];
}
const { API = "", KEY = "", OWNER = "", AUTHOR = "", CITY = "" } = process.env;
const NOWHERE = "0".repeat(26);
`;

/** What calls with the types of openapi-typescript. */
const OPENAPI_FETCH = "openapi-fetch";

export const openapiTypescript: Script = {
  file: "openapi-typescript.ts",
  text: `
import createClient from "${OPENAPI_FETCH}";
import type { paths } from "./openapi-typescript.gen.js";
${untilListed}
const as = (token: string) =>
  createClient<paths>({ baseUrl: API, headers: { "X-Api-Key": KEY, Authorization: \`Bearer \${token}\` } });
const owner = as(OWNER);
const author = as(AUTHOR);
const created = await owner.POST("/restaurants", { body: { name: "Trattoria", city: CITY, cuisines: ["Pasta"] } });
const id = created.data?.id ?? "";
const read = await owner.GET("/restaurants/{id}", { params: { path: { id }, query: { at_least: "1" } } });
const review = await author.POST("/restaurants/{id}/reviews", { params: { path: { id } }, body: { rating: 4 } });
const listed = await untilListed(async () => {
  const page = await owner.GET("/restaurants", { params: { query: { city: CITY, limit: 5 } } });
  return page.data?.data.map(({ name }) => name) ?? [];
});
const missing = await owner.GET("/restaurants/{id}", { params: { path: { id: NOWHERE } } });
const invalid = await author.POST("/restaurants/{id}/reviews", { params: { path: { id } }, body: { rating: 9 } });
console.log(JSON.stringify({
  created: created.data?.name,
  read: read.data?.name,
  average: read.data?.rating.average,
  listed,
  rating: review.data?.rating,
  missing: { status: missing.response.status, code: missing.error?.code },
  invalid: { status: invalid.response.status, code: invalid.error?.code, pointer: invalid.error?.errors?.[0]?.pointer },
}));
`,
};

export const heyApi: Script = {
  file: "hey-api.ts",
  text: `
import { createClient, createConfig } from "./hey-api/client/index.js";
import { createRestaurant, createReview, getRestaurant, listRestaurants } from "./hey-api/index.js";
${untilListed}
const as = (token: string) =>
  createClient(createConfig({ baseUrl: API, auth: ({ type }) => (type === "http" ? token : KEY) }));
const owner = as(OWNER);
const author = as(AUTHOR);
const created = await createRestaurant({ client: owner, body: { name: "Trattoria", city: CITY, cuisines: ["Pasta"] } });
const id = created.data?.id ?? "";
const read = await getRestaurant({ client: owner, path: { id }, query: { at_least: "1" } });
const review = await createReview({ client: author, path: { id }, body: { rating: 4 } });
const listed = await untilListed(async () => {
  const page = await listRestaurants({ client: owner, query: { city: CITY, limit: 5 } });
  return page.data?.data.map(({ name }) => name) ?? [];
});
const missing = await getRestaurant({ client: owner, path: { id: NOWHERE } });
const invalid = await createReview({ client: author, path: { id }, body: { rating: 9 } });
console.log(JSON.stringify({
  created: created.data?.name,
  read: read.data?.name,
  average: read.data?.rating.average,
  listed,
  rating: review.data?.rating,
  missing: { status: missing.response?.status, code: missing.error?.code },
  invalid: { status: invalid.response?.status, code: invalid.error?.code, pointer: invalid.error?.errors?.[0]?.pointer },
}));
`,
};

export const typescriptFetch: Script = {
  file: "typescript-fetch.ts",
  text: `
import { Configuration, RestaurantsApi, ResponseError, ReviewsApi } from "./typescript-fetch/index.js";
${untilListed}
const as = (accessToken: string) => new Configuration({ basePath: API, apiKey: KEY, accessToken });
const restaurants = new RestaurantsApi(as(OWNER));
const reviews = new ReviewsApi(as(AUTHOR));
async function refusal(call: Promise<unknown>) {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error;
    return { status: error.response.status, problem: await error.response.json() };
  }
  return undefined;
}
const created = await restaurants.createRestaurant({
  createRestaurantRequest: { name: "Trattoria", city: CITY, cuisines: ["Pasta"] },
});
const { id } = created;
const read = await restaurants.getRestaurant({ id, atLeast: "1" });
const review = await reviews.createReview({ id, createReviewRequest: { rating: 4 } });
const listed = await untilListed(async () => {
  const { data } = await restaurants.listRestaurants({ city: CITY, limit: 5 });
  return data.map(({ name }) => name);
});
const missing = await refusal(restaurants.getRestaurant({ id: NOWHERE }));
const invalid = await refusal(reviews.createReview({ id, createReviewRequest: { rating: 9 } }));
console.log(JSON.stringify({
  created: created.name,
  read: read.name,
  average: read.rating.average,
  listed,
  rating: review.rating,
  missing: { status: missing?.status, code: missing?.problem.code },
  invalid: { status: invalid?.status, code: invalid?.problem.code, pointer: invalid?.problem.errors[0].pointer },
}));
`,
};

export const python: Script = {
  file: "client.py",
  text: `
import json, os, time
import bellyfed
from bellyfed import ApiClient, Configuration, CreateRestaurantRequest, CreateReviewRequest, RestaurantsApi, ReviewsApi
from bellyfed.exceptions import ApiException

def signed(token):
    return ApiClient(Configuration(host=os.environ["API"], api_key={"apiKey": os.environ["KEY"]}, access_token=token))

city = os.environ["CITY"]
restaurants = RestaurantsApi(signed(os.environ["OWNER"]))
reviews = ReviewsApi(signed(os.environ["AUTHOR"]))
created = restaurants.create_restaurant(CreateRestaurantRequest(name="Trattoria", city=city, cuisines=["Pasta"]))
read = restaurants.get_restaurant(created.id, at_least="1")
review = reviews.create_review(created.id, CreateReviewRequest(rating=4))

listed = []
for _ in range(100):
    listed = [each.name for each in restaurants.list_restaurants(city=city, limit=5).data]
    if listed:
        break
    time.sleep(0.1)

def refusal(call):
    try:
        call()
    except ApiException as refused:
        return refused.status, json.loads(refused.body)

status, missing = refusal(lambda: restaurants.get_restaurant("0" * 26))
# The client refuses by itself what its models know to be wrong.
request = CreateReviewRequest.model_construct(rating=9)
invalid_status, invalid = refusal(lambda: reviews.create_review(created.id, request))
print(json.dumps({
    "created": created.name,
    "read": read.name,
    "average": read.rating.average,
    "listed": listed,
    "rating": review.rating,
    "missing": {"status": status, "code": missing["code"]},
    "invalid": {"status": invalid_status, "code": invalid["code"], "pointer": invalid["errors"][0]["pointer"]},
}))
`,
};
