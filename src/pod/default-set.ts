/**
 * A named set of defaults: `'restricted'` passes Pod Security *restricted*, `'hardened'` also the checks that linters
 * agree on, `'none'` writes exactly what was said. A set never changes within a major release.
 */
export type DefaultSet = 'restricted' | 'hardened' | 'none';
