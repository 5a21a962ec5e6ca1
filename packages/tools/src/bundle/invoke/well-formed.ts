type Fields = Readonly<Record<string, unknown>>;
const isFields = (one: unknown): one is Fields => typeof one === "object" && one !== null && !Array.isArray(one);

const HTTP = ["statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded"];
const isScalar = (one: unknown) => ["string", "number", "boolean"].includes(typeof one);

/** What the service that sent an event would say against a function's answer: API Gateway answers 502 for it, Lambda's pollers send the batch again. */
export function malformed(event: unknown, result: unknown): string[] {
  if (!isFields(event)) return [];
  if ("httpMethod" in event) return malformedHttp(result);
  if ("Records" in event) return malformedBatch(event, result);
  if ("triggerSource" in event) return malformedTrigger(event, result);
  return [];
}

function malformedHttp(result: unknown): string[] {
  if (!isFields(result)) return ["is no answer to a request"];
  const { statusCode, headers = {}, multiValueHeaders = {}, body = "", isBase64Encoded = false } = result;
  return [
    ...Object.keys(result)
      .filter((name) => !HTTP.includes(name))
      .map((name) => `has ${name}`),
    ...(Number.isInteger(statusCode) && Number(statusCode) >= 200 && Number(statusCode) < 600 ? [] : ["has no status"]),
    ...(isFields(headers) && Object.values(headers).every(isScalar) ? [] : ["has headers that are no texts"]),
    ...(isFields(multiValueHeaders) &&
    Object.values(multiValueHeaders).every((all) => Array.isArray(all) && all.every(isScalar))
      ? []
      : ["has lists of headers that are none"]),
    ...(typeof body === "string" ? [] : ["has a body that is no text"]),
    ...(typeof isBase64Encoded === "boolean" ? [] : ["has isBase64Encoded that is no boolean"]),
  ];
}

function malformedBatch({ Records }: Fields, result: unknown): string[] {
  if (!isFields(result) || !Array.isArray(result.batchItemFailures)) return ["says nothing of its batch"];
  const known = (Records as Fields[]).map(
    ({ messageId, dynamodb }) => messageId ?? (dynamodb as Fields).SequenceNumber,
  );
  return (result.batchItemFailures as Fields[])
    .filter(({ itemIdentifier }) => !known.includes(itemIdentifier))
    .map(({ itemIdentifier }) => `hands back ${itemIdentifier}, which it was not given`);
}

const malformedTrigger = ({ triggerSource }: Fields, result: unknown): string[] =>
  isFields(result) && result.triggerSource === triggerSource && isFields(result.response)
    ? []
    : ["is not the trigger's event with a response"];
