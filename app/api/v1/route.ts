/** Who looks for the API with a browser finds its page. */
export function GET(): Response {
  return new Response(null, { status: 307, headers: { location: "/api/docs" } });
}
