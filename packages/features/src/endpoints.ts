import { endpoints as imports } from "./imports/contract.ts";
import { endpoints as insights } from "./insights/contract.ts";
import { endpoints as menus } from "./menus/contract.ts";
import { endpoints as restaurants } from "./restaurants/contract.ts";
import { endpoints as reviews } from "./reviews/contract.ts";
import { endpoints as service } from "./service/contract.ts";

/** Every operation of the API, for the OpenAPI document and the client. */
export const endpoints = { ...restaurants, ...menus, ...reviews, ...insights, ...imports, ...service } as const;
