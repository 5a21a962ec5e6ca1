/** At the head of this stream it is kept what somebody thinks of a review: it names the review while they find it helpful. */
export { voteStream as markStream } from "./events.ts";
