/** How long a try may stay silent before it counts as lost with its worker: over the fifteen seconds that a request may take. */
export const LEASE_SECONDS = 20;
