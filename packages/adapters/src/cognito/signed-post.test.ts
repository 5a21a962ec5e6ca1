import { expect, it } from "vitest";
import { signedHeaders } from "./signed-post.ts";

/** The example keys of AWS's documentation. */
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
const now = Date.parse("2015-08-30T12:36:00Z");
const vanilla = {
  url: "https://example.amazonaws.com/",
  headers: {},
  body: "",
  region: "us-east-1",
  service: "service",
  credentials,
  now,
};

it("signs as AWS's test suite does (post-vanilla)", () => {
  expect(signedHeaders(vanilla)).toEqual({
    host: "example.amazonaws.com",
    "x-amz-date": "20150830T123600Z",
    authorization:
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
  });
});

it("signs everything that it sends", () => {
  const signatures = [
    vanilla,
    { ...vanilla, body: "{}" },
    { ...vanilla, headers: { "x-amz-target": "A.B" } },
    { ...vanilla, region: "eu-west-1" },
    { ...vanilla, service: "cognito-idp" },
    { ...vanilla, credentials: { ...credentials, sessionToken: "token" } },
    { ...vanilla, now: now + 1000 },
  ].map((each) => signedHeaders(each).authorization?.split("Signature=")[1]);
  expect(new Set(signatures).size).toBe(signatures.length);
});

it("signs a call of Cognito's as the SDK does", () => {
  const headers = {
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": "AWSCognitoIdentityProviderService.AdminGetUser",
  };
  const asked = {
    ...vanilla,
    url: "https://cognito-idp.us-east-1.amazonaws.com/",
    headers,
    body: '{"UserPoolId":"us-east-1_pool","Username":"zoë"}',
    service: "cognito-idp",
    credentials: { ...credentials, sessionToken: "the/session+token==" },
  };
  expect(signedHeaders(asked).authorization).toContain(
    "Signature=6c1d436f20ad3d45a60bf993bc9d7742e46c4f451a5e734e334e3b39e9fe5456",
  );
});
