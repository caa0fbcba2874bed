import type { Quantity } from '../kubernetes';
import { parseQuantity } from '../kubernetes/quantity';

/** The units that CPU is given in: cores, and parts of a core. */
type CpuUnit = '' | 'm' | 'u' | 'n' | 'k';

/** The units that memory is given in: bytes, and multiples of 1000 or 1024. */
type MemoryUnit = '' | 'k' | 'M' | 'G' | 'T' | 'P' | 'E' | 'Ki' | 'Mi' | 'Gi' | 'Ti' | 'Pi' | 'Ei';

/**
 * An amount of CPU, in cores: `2`, `'0.5'`, `'500m'`. Text that the compiler knows must be one; a `string` is checked
 * at synth.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-cpu
 */
export type CpuOf<C extends Quantity> = C extends number | `${number}${CpuUnit}`
  ? C
  : IfOpen<C, C, `"${C}" is no CPU quantity: write 2, '500m' or '0.5'`>;

/**
 * An amount of memory, in bytes: `'128Mi'`, `'2Gi'`, `1048576`. Text that the compiler knows must be one; a `string` is
 * checked at synth.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory
 */
export type MemoryOf<M extends Quantity> = M extends number | `${number}${MemoryUnit}`
  ? M
  : IfOpen<M, M, MemorySentence<M>>;

type MemorySentence<M extends Quantity> = M extends `${number}m`
  ? `"${M}" of memory is thousandths of a byte: write '128Mi', '2Gi' or a number of bytes`
  : `"${M}" is no memory quantity: write '128Mi', '2Gi' or a number of bytes`;

/** `Yes` for text that the compiler knows in part or not at all. */
type IfOpen<T extends Quantity, Yes, No> = {} extends { readonly [K in T]: 1 } ? Yes : No;

/** How an amount of a resource may be written, and what to write where it is not. */
interface Form {
  readonly called: string;
  /** How it ends: a digit and a unit that fits the resource; any unit of Kubernetes where this is left out. */
  readonly ends?: RegExp;
  readonly write: string;
}

const cpu: Form = {
  called: 'CPU quantity',
  ends: /[0-9]\.?([munk]?|[eE][+-]?[0-9]+)$/,
  write: `write 2, '500m' or '0.5'`,
};
const memory: Form = {
  called: 'memory quantity',
  ends: /[0-9]\.?(k?|[MGTPE]|[KMGTPE]i|[eE][+-]?[0-9]+)$/,
  write: `write '128Mi', '2Gi' or a number of bytes`,
};
const bytes: Form = { ...memory, called: 'quantity of bytes' };
const other: Form = { called: 'quantity', write: `write 1, '500m' or '2Gi'` };

/** Why a value is no amount of a resource, in the words of {@link CpuOf} and {@link MemoryOf}. */
export interface QuantityFault {
  readonly message: string;
  readonly remedy: string;
  /** Whether the server would take it all the same. */
  readonly legal: boolean;
}

/** What is wrong with an amount of a resource; a value that is neither text nor number nor boolean is left to others. */
export function quantityFault(resource: string, value: unknown): QuantityFault | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    return undefined;
  }
  const { called, ends, write } = formOf(resource);
  const given = typeof value === 'string' ? JSON.stringify(value) : String(value);
  const text = String(value).trim();
  const parsed = typeof value === 'boolean' ? undefined : parseQuantity(value);
  if (parsed === undefined || typeof parsed === 'string') {
    return { message: `${given} is no ${called}`, remedy: write, legal: false };
  }
  if (parsed.sign < 0) {
    return { message: `${given} is less than zero`, remedy: write, legal: false };
  }
  if (ends?.test(text) !== false) return undefined;
  const message =
    resource !== 'cpu' && text.endsWith('m')
      ? `${given} of ${resource} is thousandths of a byte`
      : `${given} is no ${called}`;
  return { message, remedy: write, legal: true };
}

function formOf(resource: string): Form {
  if (resource === 'cpu') return cpu;
  if (resource === 'memory') return memory;
  return resource === 'ephemeral-storage' || resource.startsWith('hugepages-') ? bytes : other;
}
