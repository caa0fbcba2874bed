/** How manifests are written. */
export type OutputFormat = 'yaml' | 'json';
