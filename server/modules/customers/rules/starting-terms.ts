/** The payment terms a new workspace begins with; its people change them in the settings. */
export const STARTING_TERMS = [
  { code: "NOW", name: "Due on receipt", days: 0, fromEndOfMonth: false },
  { code: "NET15", name: "Net 15 days", days: 15, fromEndOfMonth: false },
  { code: "NET30", name: "Net 30 days", days: 30, fromEndOfMonth: false },
  { code: "NET60", name: "Net 60 days", days: 60, fromEndOfMonth: false },
  { code: "EOM10", name: "10th of next month", days: 10, fromEndOfMonth: true },
  { code: "EOM30", name: "End of month plus 30 days", days: 30, fromEndOfMonth: true },
] as const;
