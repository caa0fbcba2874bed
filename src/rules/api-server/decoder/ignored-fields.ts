/** The fields that some version takes and ignores, because the gate they belong to is off by default there: `Definition.field`. */
export const ignoredFields: ReadonlySet<string> = new Set<string>([]);
