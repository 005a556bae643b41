import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface ObjectStore {
  readonly url: string;
  readonly objects: Map<string, { bytes: Buffer; writtenAt: Date }>;
  /** Requests without a signature by the known key. */
  readonly refused: () => number;
  close(): Promise<void>;
}

/** A small server that speaks the part of S3 we use: put, get, delete, list in pages of two; signed by one known key. */
export async function openObjectStore(bucket: string, accessKeyId: string): Promise<ObjectStore> {
  const objects: ObjectStore["objects"] = new Map();
  let refused = 0;
  const server: Server = createServer((request, response) => {
    const answer = (status: number, body: string | Buffer = "", headers: Record<string, string> = {}) => response.writeHead(status, headers).end(body);
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const url = new URL(request.url ?? "/", "http://store");
      if (!(request.headers.authorization ?? "").startsWith(`AWS4-HMAC-SHA256 Credential=${accessKeyId}/`)) {
        refused += 1;
        return answer(403, "<Error><Code>AccessDenied</Code></Error>", { "content-type": "application/xml" });
      }
      const [, named, ...rest] = url.pathname.split("/");
      if (named !== bucket) return answer(404, "<Error><Code>NoSuchBucket</Code></Error>", { "content-type": "application/xml" });
      const key = decodeURIComponent(rest.join("/"));
      if (request.method === "PUT") {
        objects.set(key, { bytes: Buffer.concat(pieces), writtenAt: new Date() });
        return answer(200, "", { etag: '"made"' });
      }
      if (request.method === "DELETE") return objects.delete(key) ? answer(204) : answer(204);
      if (url.searchParams.get("list-type") === "2") return answer(200, list(url.searchParams), { "content-type": "application/xml" });
      const found = objects.get(key);
      return found ? answer(200, found.bytes, { "content-length": String(found.bytes.length) }) : answer(404, "<Error><Code>NoSuchKey</Code></Error>", { "content-type": "application/xml" });
    });
  });
  function list(asked: URLSearchParams): string {
    const names = [...objects.keys()].filter((name) => name.startsWith(asked.get("prefix") ?? "")).sort();
    const from = Number(asked.get("continuation-token") ?? 0);
    const page = names.slice(from, from + 2);
    const more = from + 2 < names.length;
    const contents = page.map((name) => `<Contents><Key>${name}</Key><LastModified>${objects.get(name)?.writtenAt.toISOString() ?? ""}</LastModified><Size>1</Size></Contents>`).join("");
    return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${more ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : ""}${contents}</ListBucketResult>`;
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    refused: () => refused,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
