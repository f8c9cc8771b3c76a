/** What a service would have read from Opencast lies beside the numbers of a tier. */
export const CATALOG = 'catalog.json';
