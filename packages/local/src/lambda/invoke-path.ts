import { RequestError } from "../bus/put-events.ts";
import { type Invoke, makeContext } from "./context.ts";

/** Where Lambda's API has its functions. */
export const FUNCTIONS_PATH = "/2015-03-31/functions/";

const MEMORY = 256;
const TIMEOUT_SECONDS = 5;

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/**
 * Answers Lambda's Invoke for the functions that others call by name. Throws RequestError, by the names that AWS's errors have.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export const answerInvoke =
  (functions: ReadonlyMap<string, Invoke>) =>
  async ({ method, url, body }: Asked): Promise<unknown> => {
    const [name = "", operation] = url.slice(FUNCTIONS_PATH.length).split("/");
    const invoke = functions.get(name);
    if (!invoke) throw new RequestError("ResourceNotFoundException", `Function not found: ${name}`, 404);
    if (method !== "POST" || operation !== "invocations")
      throw new RequestError("UnknownOperationException", `The local Lambda knows no ${method} of ${operation}.`);
    const context = makeContext({ functionName: name, memory: MEMORY, timeoutSeconds: TIMEOUT_SECONDS });
    return invoke(name, JSON.parse(body), context);
  };
