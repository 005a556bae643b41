/** Runs once in every server process before it answers. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { openDoor } = await import("@/app/api/v1/_request/open-door");
  openDoor();
}
