import { handleRequest } from "../_request/handle-request";

export const dynamic = "force-dynamic";

const handle = (request: Request) => handleRequest(request);

export { handle as DELETE, handle as GET, handle as HEAD, handle as OPTIONS, handle as PATCH, handle as POST, handle as PUT };
