/**
 * Makes what the compiler wrote into what is published: few files, and small ones.
 *
 *     tsx tools/build/main.ts lib
 */
import { finishLibrary } from './finish-library';

const [library] = process.argv.slice(2);
if (library === undefined) throw new Error('name the folder of the compiled library: lib');
finishLibrary(library);
