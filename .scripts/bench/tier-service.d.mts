/** Its file, to be run with `serve --port 0 --data FOLDER`. */
export function bundledTierService(): Promise<string>;
