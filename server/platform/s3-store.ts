import type { S3Client } from "@aws-sdk/client-s3";
import type { ByteStore } from "./byte-store";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface S3Settings {
  readonly bucket: string;
  readonly region: string;
  /** Of a store that is not Amazon's; buckets are then a part of the path. */
  readonly endpoint: string | undefined;
  /** Begins every key, with its slash. */
  readonly prefix: string;
  /** Without them the machine's own role is used. */
  readonly keys: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
}

/** Object storage as the environment names it; null where no bucket is set. */
export function s3Settings(source: Readonly<Record<string, string | undefined>>): S3Settings | null {
  const bucket = source["S3_BUCKET"];
  if (!bucket) return null;
  const [accessKeyId, secretAccessKey] = [source["S3_ACCESS_KEY_ID"], source["S3_SECRET_ACCESS_KEY"]];
  const prefix = (source["S3_PREFIX"] ?? "").replace(/^\/+|\/+$/g, "");
  return {
    bucket,
    region: source["S3_REGION"] || "us-east-1",
    endpoint: source["S3_ENDPOINT"] || undefined,
    prefix: prefix ? `${prefix}/` : "",
    keys: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
  };
}

const stores = new Map<string, ByteStore>();

/** Files as objects `prefix/workspace/file` of a bucket. One client for each setting; the library is loaded at first use. */
export function s3Store(settings: S3Settings): ByteStore {
  const key = JSON.stringify(settings);
  const store = stores.get(key) ?? makeStore(settings);
  stores.set(key, store);
  return store;
}

function makeStore({ bucket, region, endpoint, prefix, keys }: S3Settings): ByteStore {
  const Bucket = bucket;
  const sdk = () => import("@aws-sdk/client-s3");
  let made: Promise<S3Client> | undefined;
  const client = () =>
    (made ??= sdk().then(({ S3Client }) => new S3Client({
      region,
      endpoint,
      credentials: keys,
      forcePathStyle: endpoint !== undefined,
      // Many stores that speak S3 do not know the newer checksums.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
    })));
  const folder = (tenantId: string) => {
    if (!UUID.test(tenantId)) throw new RangeError("tenant id is not a UUID");
    return `${prefix}${tenantId}/`;
  };
  const place = (tenantId: string, fileId: string) => {
    if (!UUID.test(fileId)) throw new RangeError("file id is not a UUID");
    return folder(tenantId) + fileId;
  };

  async function* objectsOf(tenantId: string): AsyncGenerator<{ key: string; writtenAt: Date }> {
    const { ListObjectsV2Command } = await sdk();
    let ContinuationToken: string | undefined;
    do {
      const page = await (await client()).send(new ListObjectsV2Command({ Bucket, Prefix: folder(tenantId), ContinuationToken }));
      for (const { Key, LastModified } of page.Contents ?? []) if (Key && LastModified) yield { key: Key, writtenAt: LastModified };
      ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (ContinuationToken);
  }

  return {
    async write(tenantId, fileId, bytes) {
      const { PutObjectCommand } = await sdk();
      await (await client()).send(new PutObjectCommand({ Bucket, Key: place(tenantId, fileId), Body: bytes, ContentLength: bytes.byteLength }));
    },
    async read(tenantId, fileId) {
      const { GetObjectCommand } = await sdk();
      try {
        const { Body } = await (await client()).send(new GetObjectCommand({ Bucket, Key: place(tenantId, fileId) }));
        return Body ? Buffer.from(await Body.transformToByteArray()) : null;
      } catch (error) {
        if (error instanceof Error && (error.name === "NoSuchKey" || error.name === "NotFound")) return null;
        throw error;
      }
    },
    async listBefore(tenantId, moment) {
      const old: string[] = [];
      for await (const { key, writtenAt } of objectsOf(tenantId)) {
        const id = key.slice(folder(tenantId).length);
        if (UUID.test(id) && writtenAt < moment) old.push(id);
      }
      return old;
    },
    async remove(tenantId, fileId) {
      const { DeleteObjectCommand } = await sdk();
      await (await client()).send(new DeleteObjectCommand({ Bucket, Key: place(tenantId, fileId) }));
    },
    async removeAll(tenantId) {
      const { DeleteObjectCommand } = await sdk();
      const all: string[] = [];
      for await (const { key } of objectsOf(tenantId)) all.push(key);
      // One by one, a few at a time: the command for many asks for a checksum that not every store knows.
      for (let from = 0; from < all.length; from += 20) {
        await Promise.all(all.slice(from, from + 20).map(async (Key) => (await client()).send(new DeleteObjectCommand({ Bucket, Key }))));
      }
    },
  };
}
