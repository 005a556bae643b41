import type { World } from "./world";

/**
 * One valid input per procedure (or several, when one cannot hold every id field), made of a workspace's own records.
 * A procedure without a fixture fails the matrix, and so does an id field that no fixture fills.
 */
export type Fixtures = Readonly<Record<string, (world: World) => object | readonly object[]>>;
