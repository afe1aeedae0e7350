/** True if an attribute of a SAM function is the queue or topic that SAM makes: `!Ref Orders.DestinationQueue`. */
export const isCreatedSink = (attribute: string | undefined): boolean =>
  attribute !== undefined && /^Destination(?:Queue|Topic)(?:\.|$)/.test(attribute);
