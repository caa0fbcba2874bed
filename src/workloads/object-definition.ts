import type { Problem } from '../manifest/problem';
import type { ObjectMetadata } from './object-metadata';
import type { GivenWaiver } from './given-waiver';

/** What every object takes. */
export interface ObjectProps {
  /** The metadata of the object: name, namespace, labels, annotations and the rest. */
  readonly metadata?: ObjectMetadata;
  /**
   * Rules that the object need not keep, each with the reason: of pod security and good practice, and any that only warns.
   * What the API server refuses cannot be waived, and a waiver that matches nothing is reported.
   */
  readonly waive?: Readonly<Record<string, string>>;
}

/** What makes an object one of its kind. */
export interface ObjectDefinition {
  readonly apiVersion: string;
  /** The kind that the manifest names. */
  readonly kind: string;
  /** The function or class that the user called. */
  readonly call: Function;
  /** The name where the metadata has none: the construct's path if nothing is said. */
  readonly name?: string | undefined;
  /** The namespace where the metadata has none: the chart's if nothing is said. */
  readonly namespace?: string | undefined;
  /** The fields of the spec as the user gave them, and the props of every object. */
  readonly fields: object;
}

/** What an object holds beside its kind and its own metadata. */
export interface Content {
  /** Top-level fields: `spec`. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Metadata that gives way to the object's own. */
  readonly metadata?: ObjectMetadata;
  /** What is wrong with the composition, by the paths of the manifest. */
  readonly problems: readonly Problem[];
  /** Paths of fields that are missing because of one of these problems: what the rules say of them is no news. */
  readonly unknown?: readonly string[];
  readonly waivers: readonly GivenWaiver[];
}
