import { YamlOutputType } from 'cdk8s';
import { named, requireObjectFor } from '../manifest/given';
import type { AppProps } from './app';

/** What each prop may be, in words and as a test. */
const props: {
  readonly [Prop in keyof Required<AppProps>]: readonly [string, (value: unknown) => boolean];
} = {
  outdir: ['text', isText],
  outputFileExtension: ['text', isText],
  yamlOutputType: [
    `one of ${Object.values(YamlOutputType)
      .filter((value) => typeof value === 'string')
      .join(', ')}`,
    (value) => Object.values<unknown>(YamlOutputType).includes(value),
  ],
  resolvers: ['a list', (value) => Array.isArray(value)],
  recordConstructMetadata: ['true or false', isBoolean],
  removeStaleFiles: ['true or false', isBoolean],
  format: ["'yaml' or 'json'", (value) => value === 'yaml' || value === 'json'],
};

/**
 * Throws at props of an app that would go unheard or end in an error of the language. What is not known may be a prop of
 * a newer version of cdk8s; refused is only what is spelt almost as one that is.
 */
export function requireAppProps(given: object): void {
  requireObjectFor('App', 'its props', given, "new App({ outdir: 'dist' })");
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue;
    if (!Object.hasOwn(props, name)) refuseMisspelt(name);
    else {
      const [allowed, fits] = props[name as keyof typeof props];
      if (!fits(value)) {
        throw new TypeError(`App takes ${name} as ${allowed}, and was given ${shown(value)}`);
      }
    }
  }
}

/** The props with the output type as cdk8s knows it, where it is given by its name, as JSON has it. */
export function withOutputType(given: AppProps): AppProps {
  const name: unknown = given.yamlOutputType;
  if (typeof name !== 'string') return given;
  return { ...given, yamlOutputType: YamlOutputType[name as keyof typeof YamlOutputType] };
}

function refuseMisspelt(name: string): void {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '');
  const meant = Object.keys(props).find((known) => plain(known) === plain(name));
  if (meant !== undefined) {
    throw new TypeError(`App has no ${JSON.stringify(name)} to set: ${meant} is meant`);
  }
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value.slice(0, 64)}'`;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : named(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}
