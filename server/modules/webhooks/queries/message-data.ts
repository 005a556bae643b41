/** What a message tells of one record: plain JSON, without anything that the receiver need not know. */
export interface MessageData {
  readonly subjectId: string;
  /** Number or code, for the log. */
  readonly label: string;
  /** Channels of the orders it belongs to; empty when it belongs to none. */
  readonly channels: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
}
