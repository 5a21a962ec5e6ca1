import { preToken } from "../compose/pre-token.ts";
import { entry } from "../lambda.ts";

export const compose = () => preToken;

export const handler = entry(compose);
