/** Raised with every change of `tables.ts`; each step has its migration. */
export const SCHEMA_VERSION = 3;
