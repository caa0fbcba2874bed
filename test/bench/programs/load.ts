import { mark, report } from './report';

// Loads a library, and does nothing with it.
require(process.argv[2] ?? '');
mark('load');
report();
