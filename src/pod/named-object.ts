/** An object of the cluster: its name, or anything that has one: ours, cdk8s-plus', an ApiObject. */
export type NamedObject = string | { readonly name: string };

/** The name of an object. */
export function nameOf(object: NamedObject): string {
  return typeof object === 'string' ? object : object.name;
}
