/**
 * How many rows are turned into values of JavaScript, or back, before others have their turn. DuckDB works beside the
 * event loop, only this does not.
 */
export const SLICE = 512;
