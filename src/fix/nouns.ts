import pluralize from "pluralize";

/** `order_items`, `OrderItem` and `schema.orderItems` as `orderItem`. */
export function singularName(table: string): string {
  return pluralize.singular(camelCase(table));
}

/** `OrderItem` as `orderItems`. */
export function pluralName(table: string): string {
  return pluralize.plural(camelCase(table));
}

/** `user_id` as `UserId`. */
export function pascalCase(name: string): string {
  const camel = camelCase(name);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}

function camelCase(name: string): string {
  const words = (name.split(".").at(-1) ?? name).split(
    /[^\p{L}\p{N}]+|(?<=\p{Ll}|\p{N})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u,
  );
  return words
    .filter((word) => word !== "")
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join("");
}
