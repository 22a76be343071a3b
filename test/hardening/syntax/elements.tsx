import * as React from "react";
type Props<T> = { items: T[]; render?: (item: T) => React.ReactNode };
export function List<T,>({ items, render }: Props<T>) {
  return (
    <>
      {/* nothing */}
      {...items as any}
      <svg:rect xlink:href="a" data-x={1} {...items} />
      <List.Item<string> key="k" on={async () => { await fetch("/"); }}>
        {items.map((item) => <li>{render?.(item)} text &amp; more</li>)}
      </List.Item>
    </>
  );
}
List.Item = List;
