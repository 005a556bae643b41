import { z } from "zod";

/**
 * The input schema of a record's id, branded with the kind of record it names.
 * The brand reaches the generated leak matrix through the schema's `entity` metadata: every id field of every
 * procedure is tried there with the id of another workspace.
 */
export function idOf<const Entity extends string>(entity: Entity) {
  return z.uuid().brand<Entity>().meta({ entity });
}

export type IdOf<Entity extends string> = string & z.core.$brand<Entity>;
