/** Ends the session in this browser and goes to the sign-in page. The library's own client would cost every page 20 kB. */
export async function signOut(): Promise<void> {
  const answer = await fetch("/api/auth/csrf");
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  await fetch("/api/auth/signout", {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, json: "true" }),
  });
  window.location.assign("/sign-in");
}
