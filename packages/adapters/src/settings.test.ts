import { expect, it } from "vitest";
import { clientSettings } from "./settings.ts";

it("a local server gets the credentials that stand in its address, or dummies", () => {
  expect(clientSettings("http://me:a-secret_1@127.0.0.1:4567")).toMatchObject({
    endpoint: "http://127.0.0.1:4567",
    credentials: { accessKeyId: "me", secretAccessKey: "a-secret_1" },
  });
  expect(clientSettings("http://127.0.0.1:4567/base")).toMatchObject({
    endpoint: "http://127.0.0.1:4567/base",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  expect(clientSettings(undefined)).not.toHaveProperty("credentials");
});
