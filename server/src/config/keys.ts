import { z } from 'zod';

/** What may stand below a schema: its keys, or `null` where there are none. */
export function shapeOf(schema: z.ZodType): Readonly<Record<string, z.ZodType>> | null {
  const inner = unwrapped(schema);
  return inner instanceof z.ZodObject ? inner.shape : null;
}

export function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | null {
  let current: z.ZodType | undefined = schema;
  for (const key of path) {
    const inner: z.ZodType = unwrapped(current);
    current = inner instanceof z.ZodArray ? (inner.element as z.ZodType) : shapeOf(inner)?.[String(key)];
    if (!current) return null;
  }
  return current;
}

export function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const found = schemaAt(schema, path);
  return Object.keys((found && shapeOf(found)) ?? {});
}

/** Secrets are marked where they are defined, so that nobody has to list them elsewhere. */
export function isSecret(schema: z.ZodType): boolean {
  if (schema.meta()?.['secret'] === true) return true;
  // A secret that may be missing is no less secret.
  const { innerType } = schema.def as { innerType?: z.ZodType };
  return innerType !== undefined && isSecret(innerType);
}

/** Below `optional`, `default` and the like lies what is really expected. */
function unwrapped(schema: z.ZodType): z.ZodType {
  const def = schema.def as { type: string; innerType?: z.ZodType };
  const wraps = ['optional', 'default', 'prefault', 'nullable', 'readonly'].includes(def.type);
  return wraps && def.innerType ? unwrapped(def.innerType) : schema;
}
