import { ofType, type Resource, types } from "../resource.ts";
import { grantsOf } from "./grants.ts";

const QUEUE = "PageRenewalsQueueQueue";
/** Whose read models pages show. */
const TELLING = /^Consumer(Insights|Menus|Restaurants|Reviews)Function$/;

const variablesOf = ({ inputs }: Resource): Readonly<Record<string, string>> => inputs.environment?.variables ?? {};

/** Where the site lets CloudFront keep pages for a day: every break in the way by which CloudFront is told to forget them, in words. */
export function untaggedDays(resources: readonly Resource[]): string[] {
  const functions = ofType(resources, types.lambda);
  if (!functions.some((each) => variablesOf(each).CDN_TAGS_HEADER)) return [];
  const isTaken = ofType(resources, types.source).some(({ inputs }) => String(inputs.eventSourceArn).endsWith(QUEUE));
  const mayForget = grantsOf(resources, "RenewPages").some(
    ({ actions, resources: on }) => actions.includes("cloudfront:CreateInvalidation") && on.length === 1,
  );
  const rests = ofType(resources, types.queue).some(({ name, inputs }) => name === QUEUE && inputs.delaySeconds >= 5);
  return [
    ...(rests ? [] : [`${QUEUE} hands out what pages are still being made of`]),
    ...functions
      .filter((each) => TELLING.test(each.name) && !variablesOf(each).PAGE_RENEWALS_QUEUE_URL?.endsWith(QUEUE))
      .map(({ name }) => `${name} tells nobody which pages CloudFront is to forget`),
    ...(isTaken ? [] : [`Nobody takes what is in ${QUEUE}`]),
    ...(mayForget ? [] : ["RenewPagesRole may not have the site's distribution forget pages"]),
  ];
}
