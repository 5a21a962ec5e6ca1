import { MOST_NAME, strongestRole } from "@bellyfed/core/claims";
import type { PreTokenGenerationV2TriggerEvent } from "aws-lambda";
import type { Handler } from "../lambda.ts";

type Event = PreTokenGenerationV2TriggerEvent;

/** Cognito asks before it makes a token: adds the caller's role and display name, which Cognito's own access tokens do not have. */
export const preToken: Handler<Event, Event> = async (event) => {
  const claimsToAddOrOverride = {
    role: strongestRole(event.request.groupConfiguration.groupsToOverride ?? []),
    name: nameOf(event.request.userAttributes),
  };
  event.response = {
    claimsAndScopeOverrideDetails: {
      accessTokenGeneration: { claimsToAddOrOverride },
      idTokenGeneration: { claimsToAddOrOverride },
    },
  };
  return event;
};

/** Never the e-mail address: the name stands beside every review. */
function nameOf(attributes: Readonly<Record<string, string | undefined>>): string {
  const { name, preferred_username: nickname, sub = "" } = attributes;
  const chosen = [name, nickname].map((text) => text?.trim().slice(0, MOST_NAME)).find((text) => text);
  return chosen ?? `Guest ${sub.slice(0, 4)}`.trim();
}
