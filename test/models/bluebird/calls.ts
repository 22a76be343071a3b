import Bluebird, {
  attempt,
  coroutine,
  each,
  filter,
  map,
  mapSeries,
  method,
  Promise as Named,
  promisify,
  reduce,
  try as attempted,
  using,
} from "bluebird";

export function all(xs: string[], f: (x: string) => Promise<string>) {
  Bluebird.map(xs, f);
  Bluebird.filter(xs, f);
  Bluebird.each(xs, f);
  Bluebird.mapSeries(xs, f);
  Bluebird.reduce(xs, f);
  Bluebird.try(f);
  Bluebird.attempt(f);
  Bluebird.method(f);
  Bluebird.promisify(f);
  Bluebird.coroutine(f);
  Bluebird.using(f);
  Bluebird.map(xs, f)
    .map(f)
    .filter(f)
    .each(f)
    .mapSeries(f)
    .reduce(f)
    .then(f)
    .tap(f)
    .tapCatch(f)
    .spread(f)
    .catch(f)
    .finally(f)
    .all();
  new Named(f).then(f);
  for (const call of [map, filter, each, mapSeries, reduce]) call(xs, f);
  for (const call of [attempted, attempt, method, promisify, coroutine, using]) call(f);
}
