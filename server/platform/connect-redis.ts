import { Cluster, Redis, type CommonRedisOptions } from "ioredis";

export interface RedisPlace {
  readonly url: string;
  /** The URL names one node of a Redis Cluster: the others are found from it, and failovers are followed. */
  readonly cluster?: boolean;
}

/** Opens a client on one Redis, or on a cluster of them; sign-in and TLS of the URL hold for every node. */
export function connectRedis(place: RedisPlace, options: CommonRedisOptions = {}): Redis | Cluster {
  if (!place.cluster) return new Redis(place.url, options);
  const { username, password, protocol } = new URL(place.url);
  const signIn = { ...(username ? { username: decodeURIComponent(username) } : {}), ...(password ? { password: decodeURIComponent(password) } : {}) };
  return new Cluster([place.url], {
    enableOfflineQueue: options.enableOfflineQueue ?? true,
    redisOptions: { ...options, ...signIn, ...(protocol === "rediss:" ? { tls: {} } : {}) },
  });
}
