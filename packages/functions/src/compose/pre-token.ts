import type { UserPools } from "@bellyfed/adapters/cognito/user-pool";
import { MOST_NAME, moderates, strongestRole } from "@bellyfed/core/claims";
import type { PreTokenGenerationV2TriggerEvent } from "aws-lambda";
import type { Handler } from "../lambda.ts";

type Event = PreTokenGenerationV2TriggerEvent;

/**
 * Cognito asks before it makes a token: adds the caller's role and display name, which Cognito's own access tokens do not have. Moderators
 * and admins are that only while they sign in with a second factor. Without it their groups are left out as well, since readers of tokens
 * may take a role from those.
 */
export function preToken(pools: Pick<UserPools, "hasSecondFactor">): Handler<Event, Event> {
  return async (event) => {
    const groups = await grantedGroups(event, pools);
    const claimsToAddOrOverride = { role: strongestRole(groups), name: nameOf(event.request.userAttributes) };
    event.response = {
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: { claimsToAddOrOverride },
        idTokenGeneration: { claimsToAddOrOverride },
        groupOverrideDetails: { ...event.request.groupConfiguration, groupsToOverride: groups },
      },
    };
    return event;
  };
}

/** Asked at each token of staff, and of nobody else: what was true an hour ago may not be any more. */
async function grantedGroups(
  { request, userName: username, userPoolId: pool }: Event,
  pools: Parameters<typeof preToken>[0],
) {
  const groups = request.groupConfiguration.groupsToOverride ?? [];
  const others = groups.filter((role) => !moderates({ role }));
  if (others.length === groups.length || (await pools.hasSecondFactor({ pool, username }))) return groups;
  return others;
}

/** Never the e-mail address: the name stands beside every review. */
function nameOf(attributes: Readonly<Record<string, string | undefined>>): string {
  const { name, preferred_username: nickname, sub = "" } = attributes;
  const chosen = [name, nickname].map((text) => text?.trim().slice(0, MOST_NAME)).find((text) => text);
  return chosen ?? `Guest ${sub.slice(0, 4)}`.trim();
}
