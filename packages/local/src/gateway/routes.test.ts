import type { Method } from "@bellyfed/core/endpoint";
import type { RouteManifest } from "@bellyfed/core/manifest";
import { expect, it } from "vitest";
import { compileRoutes } from "./routes.ts";

const route = (method: Method, path: string): RouteManifest => ({ method, path, function: "query", apiKey: true });
const match = compileRoutes([
  route("GET", "/restaurants"),
  route("POST", "/restaurants"),
  route("GET", "/restaurants/{id}"),
  route("PUT", "/restaurants/{id}/menu/items/{itemId}"),
  route("GET", "/users/me/reviews"),
  route("GET", "/users/{id}/badges"),
]);

it("finds a template without parameters", () => {
  expect(match("/restaurants")?.resource).toMatchObject({ path: "/restaurants", allow: "GET, POST, HEAD, OPTIONS" });
});

it("answers parameters in their order, as they were sent", () => {
  const found = match("/restaurants/a%2Fb/menu/items/7");
  expect(found?.resource.parameters).toEqual(["id", "itemId"]);
  expect(found?.values).toEqual(["a%2Fb", "7"]);
});

it("prefers a literal segment, and tries the parameter when that leads nowhere", () => {
  expect(match("/users/me/reviews")?.resource.path).toBe("/users/me/reviews");
  expect(match("/users/me/badges")?.values).toEqual(["me"]);
});

it.each([
  "/",
  "/restaurants/",
  "/restaurants//menu/items/7",
  "/restaurants/1/menu",
  "/Restaurants",
  "/__proto__",
  "/constructor",
])("finds nothing at %s", (path) => {
  expect(match(path)).toBeUndefined();
});

it("offers no HEAD where there is no GET", () => {
  expect(match("/restaurants/1/menu/items/2")?.resource.allow).toBe("PUT, OPTIONS");
});

it("refuses two names for the parameter at one place, as API Gateway does", () => {
  expect(() => compileRoutes([route("GET", "/a/{id}"), route("GET", "/a/{name}/b")])).toThrow("{name}");
});
