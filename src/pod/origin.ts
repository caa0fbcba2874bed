import { callName } from '../manifest/call-name';
import type { FieldOrigin, SourcePlace } from '../manifest/problem';
import { throughSourceMap } from './source-map';
import { placeInFrame } from './stack-frame';

/** Where a call stands. The stack is captured when the call is made and read only when somebody asks. */
export interface Origin {
  readonly call: string;
  readonly trace: { readonly stack?: string };
  /** The name of the composed mixin that the call is part of. */
  readonly within?: string;
}

/** As deep as Node looks unless it is told otherwise. */
const usualDepth = 10;

/** Who wraps our calls is not as deep as that, and each frame that is kept costs time and memory, for every call. */
const enough = 5;

/**
 * Captures the stack below a function of ours; formatting waits for {@link fieldOrigin}. Whoever sets
 * `Error.stackTraceLimit` gets what is asked for.
 */
export function originOf(call: Function, name: string = callName(call)): Origin {
  const trace: { readonly stack?: string } = {};
  const depth = Error.stackTraceLimit;
  if (depth === usualDepth) {
    Error.stackTraceLimit = enough;
    Error.captureStackTrace(trace, call);
    Error.stackTraceLimit = depth;
  } else {
    Error.captureStackTrace(trace, call);
  }
  return { call: name, trace };
}

const read = new WeakMap<Origin, FieldOrigin>();

/**
 * The origin in words: the stack was cut at the function that the user called, so that no frame of ours is in it, though
 * in a bundle all are of one file. The nearest line of the user's own code first, then the library's that made the call, if any.
 */
export function fieldOrigin(origin: Origin): FieldOrigin {
  let found = read.get(origin);
  if (found === undefined) {
    const frames = placesOf(origin.trace.stack);
    const nearest = frames[0];
    const user = frames.find(({ file }) => !isLibrary(file));
    const places = [user, nearest === user ? undefined : nearest].filter(
      (place) => place !== undefined,
    );
    found = {
      call: origin.within === undefined ? origin.call : `${origin.call} in ${origin.within}`,
      places,
    };
    read.set(origin, found);
  }
  return found;
}

function isLibrary(file: string): boolean {
  return /[\\/]node_modules[\\/]/.test(file);
}

/** The places of a stack, as text: who formats stacks in another way has no places. */
function placesOf(stack: unknown): readonly SourcePlace[] {
  if (typeof stack !== 'string') return [];
  return stack
    .split('\n')
    .map(placeInFrame)
    .filter((place) => place !== undefined)
    .map(throughSourceMap);
}
