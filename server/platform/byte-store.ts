/** Where the bytes of files lie: whole or not at all, under the workspace's and the file's id, never changed in place by two. */
export interface ByteStore {
  write(tenantId: string, fileId: string, bytes: Uint8Array): Promise<void>;
  /** Null when it is not there. */
  read(tenantId: string, fileId: string): Promise<Buffer | null>;
  /** Ids last written before `moment`: candidates for the sweep of what no row names. */
  listBefore(tenantId: string, moment: Date): Promise<string[]>;
  /** Removes a file, finished or half written; one that is not there is no fault. */
  remove(tenantId: string, fileId: string): Promise<void>;
  removeAll(tenantId: string): Promise<void>;
}
