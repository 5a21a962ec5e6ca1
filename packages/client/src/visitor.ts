// For a server that calls for its visitors; needs Node.
export { ADDRESS_HEADER, SITE_HEADER, VISITOR_HEADER, visitorHeader } from "@bellyfed/core/visitor";
