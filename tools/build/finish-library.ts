import { readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { dropInnerDeclarations } from './drop-inner-declarations';
import { joinModules } from './join-modules';

/** What package.json exports. */
const entries = ['index', 'rules/index', 'kubernetes/index'];

/** The rules are a part of their own, since programs build their constructs before anything is judged. */
const parts = { manifests: ['kubernetes', 'manifest'], rules: ['rules'], constructs: [] };

/** Makes a compiled library ready to be published, in place. */
export function finishLibrary(library: string): void {
  joinModules(library, { entries, parts });
  dropInnerDeclarations(library, entries);
  dropEmptyFolders(library);
}

function dropEmptyFolders(folder: string): void {
  for (const child of readdirSync(folder, { withFileTypes: true })) {
    if (child.isDirectory()) dropEmptyFolders(join(folder, child.name));
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
