declare const knex: unknown;

export const untraceable = (id: number) => knex.select("id").from("users").where({ id }).first(); //=> read users one filter projection likely
