import type { UserPools } from "@bellyfed/adapters/cognito/user-pool";
import type { PostConfirmationTriggerEvent } from "aws-lambda";
import type { Handler } from "../lambda.ts";

type Event = PostConfirmationTriggerEvent;

/**
 * Cognito tells us once a code was right: after a password was set anew, every session of before ends, whichever app the password was set
 * in. Throws when they could not be ended, so that whoever set it does not believe so.
 */
export function postConfirmation(pools: Pick<UserPools, "signOutEverywhere">): Handler<Event, Event> {
  return async (event) => {
    if (event.triggerSource === "PostConfirmation_ConfirmForgotPassword") {
      await pools.signOutEverywhere({ pool: event.userPoolId, username: event.userName });
    }
    return event;
  };
}
