/** From a record Escape leads back to where it was opened; from a form it does not, since that would lose what was typed. */
const RECORD = /\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether Escape leads back from the page in view. */
export function escapeLeadsBack(): boolean {
  return RECORD.test(window.location.pathname) && window.history.length > 1;
}
