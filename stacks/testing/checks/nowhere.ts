import { ofType, type Resource, types } from "../resource.ts";

/** What API Gateway says of a request that leads nowhere: that its token is missing, or that the one it has is no signature. */
const SIGNED = ["MISSING_AUTHENTICATION_TOKEN", "INVALID_SIGNATURE", "EXPIRED_TOKEN", "RESOURCE_NOT_FOUND"];

type Inputs = Resource["inputs"];

const isMissing = (status: unknown, template: string | undefined): boolean =>
  status === "404" && (JSON.parse(template ?? "{}") as { code?: string }).code === "route.missing";

/** Every way to ask for what is not there and to be told something else, in words. */
export function misledFaults(resources: readonly Resource[]): string[] {
  const isSigned = ofType(resources, types.method).some(({ inputs }) => inputs.authorization === "AWS_IAM");
  return [
    ...(isSigned ? ["some methods are signed, so that a bad signature is not always a wrong address"] : []),
    ...SIGNED.filter((type) => !saysMissing(resources, type)).map((type) => `${type} is told as it is`),
    ...placesOf(resources).flatMap(([path, id]) => placeFaults(resources, path, id)),
  ];
}

const saysMissing = (resources: readonly Resource[], type: string): boolean =>
  ofType(resources, types.gatewayResponse).some(
    ({ inputs }) =>
      inputs.responseType === type && isMissing(inputs.statusCode, inputs.responseTemplates["application/json"]),
  );

/** The root and what stands for all that no route has, with their ids. */
const placesOf = (resources: readonly Resource[]): [path: string, id: string | undefined][] => {
  const greedy = ofType(resources, types.gatewayResource).find(({ inputs }) => inputs.pathPart === "{proxy+}");
  return [
    ["/", "root"],
    ["/{proxy+}", greedy && `${greedy.name}-id`],
  ];
};

function placeFaults(resources: readonly Resource[], path: string, id: string | undefined): string[] {
  const at = (type: string): Inputs | undefined =>
    ofType(resources, type).find(({ inputs }) => inputs.resourceId === id && inputs.httpMethod === "ANY")?.inputs;
  const [method, integration, answer] = [at(types.method), at(types.integration), at(types.integrationResponse)];
  if (!method || !integration || !answer) return [`${path} is answered by nobody`];
  return [
    ...(method.authorization === "NONE" && !method.apiKeyRequired ? [] : [`${path} asks who it is`]),
    ...(isMissing(answer.statusCode, answer.responseTemplates["application/json"]) ? [] : [`${path} is no 404`]),
    ...(integration.passthroughBehavior === "NEVER" && saysMissing(resources, "UNSUPPORTED_MEDIA_TYPE")
      ? []
      : [`${path} depends on a body's type`]),
  ];
}
